<?php

declare(strict_types=1);

namespace Drupal\begrijpelijk;

use Drupal\Core\Entity\FieldableEntityInterface;
use Drupal\Core\Site\Settings;
use GuzzleHttp\ClientInterface;
use GuzzleHttp\Exception\GuzzleException;

/**
 * Asks `begrijpelijk serve` about the text of a node.
 *
 * In settings.php: $settings['begrijpelijk'] = ['server' => 'http://127.0.0.1:8765', 'niveau' => 'B1'].
 */
final class Checker {

  /** The types of field that hold running text, and whether it is HTML. */
  private const TEXT = ['text' => TRUE, 'text_long' => TRUE, 'text_with_summary' => TRUE, 'string_long' => FALSE];

  public function __construct(private ClientInterface $client, private Settings $settings) {}

  /**
   * The outcome for a text, as in begrijpelijk's report.
   *
   * @throws \RuntimeException with a sentence that can be shown.
   */
  public function check(string $html): array {
    $given = $this->settings->get('begrijpelijk', []) + ['server' => 'http://127.0.0.1:8765', 'niveau' => 'B1'];
    try {
      $answer = $this->client->request('POST', $given['server'] . '/api/v1/check/text', [
        'json' => ['text' => $html, 'format' => 'html', 'options' => ['niveau' => $given['niveau']]],
        'timeout' => 60,
        'http_errors' => FALSE,
      ]);
    }
    catch (GuzzleException $error) {
      throw new \RuntimeException('Begrijpelijk geeft geen antwoord.', 0, $error);
    }
    $data = json_decode((string) $answer->getBody(), TRUE);
    if (!isset($data['documents'][0])) {
      throw new \RuntimeException($data['error']['message'] ?? 'Begrijpelijk geeft geen goed antwoord.');
    }
    return $data['documents'][0];
  }

  /** The title and all text fields of a node, as HTML. */
  public function html(FieldableEntityInterface $entity): string {
    $parts = ['<h1>' . htmlspecialchars((string) $entity->label()) . '</h1>'];
    foreach ($entity->getFieldDefinitions() as $name => $definition) {
      // Fields of Drupal itself, such as the message of a revision, are not on the page.
      $is_html = self::TEXT[$definition->getType()] ?? NULL;
      if ($is_html === NULL || $definition->getFieldStorageDefinition()->isBaseField()) {
        continue;
      }
      foreach ($entity->get($name)->getValue() as $item) {
        $text = (string) ($item['value'] ?? '');
        $parts[] = $is_html ? "<div>$text</div>" : '<p>' . htmlspecialchars($text) . '</p>';
      }
    }
    return implode("\n", $parts);
  }

}
