<?php

declare(strict_types=1);

namespace Voorbeeld\Begrijpelijk;

use GuzzleHttp\Exception\GuzzleException;
use TYPO3\CMS\Core\Http\RequestFactory;

/**
 * Asks `begrijpelijk serve` about the text of a page.
 *
 * In config/system/additional.php:
 * $GLOBALS['TYPO3_CONF_VARS']['EXTENSIONS']['begrijpelijk'] = ['server' => 'http://127.0.0.1:8765', 'niveau' => 'B1'];
 */
final class Checker
{
    public function __construct(private readonly RequestFactory $requests)
    {
    }

    /**
     * The outcome for a text, as in begrijpelijk's report.
     *
     * @throws \RuntimeException with a sentence that can be shown.
     */
    public function check(string $html): array
    {
        $given = $GLOBALS['TYPO3_CONF_VARS']['EXTENSIONS']['begrijpelijk'] ?? [];
        $given += ['server' => 'http://127.0.0.1:8765', 'niveau' => 'B1'];
        $body = ['text' => $html, 'format' => 'html', 'options' => ['niveau' => $given['niveau']]];
        try {
            $answer = $this->requests->request(
                $given['server'] . '/api/v1/check/text',
                'POST',
                ['json' => $body, 'timeout' => 60, 'http_errors' => false],
            );
        } catch (GuzzleException $error) {
            throw new \RuntimeException('Begrijpelijk geeft geen antwoord.', 0, $error);
        }
        $data = json_decode((string)$answer->getBody(), true);
        if (!isset($data['documents'][0])) {
            throw new \RuntimeException($data['error']['message'] ?? 'Begrijpelijk geeft geen goed antwoord.');
        }
        return $data['documents'][0];
    }

    /** The visible content elements of a page, in their order, as HTML. */
    public static function html(string $title, array $elements): string
    {
        $parts = ['<h1>' . htmlspecialchars($title) . '</h1>'];
        foreach ($elements as $element) {
            if ($element['header'] !== '') {
                $parts[] = '<h2>' . htmlspecialchars($element['header']) . '</h2>';
            }
            $parts[] = '<div>' . $element['bodytext'] . '</div>';
        }
        return implode("\n", $parts);
    }
}
