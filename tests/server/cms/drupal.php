<?php
// The parts of Drupal that the module uses, as small as they can be. Reads a scenario, writes what happened.
declare(strict_types=1);

namespace Drupal\Core\Entity {
    interface FieldableEntityInterface
    {
    }
}

namespace Drupal\Core\Form {
    interface FormStateInterface
    {
    }
}

namespace Drupal\Core\Site {
    final class Settings
    {
        public function __construct(private array $values)
        {
        }
        public function get(string $name, mixed $default = null): mixed
        {
            return $this->values[$name] ?? $default;
        }
    }
}

namespace {
    require __DIR__ . '/polyfill.php';
    require __DIR__ . '/guzzle.php';
    $scenario = json_decode(stream_get_contents(STDIN), true);

    function t(string $text, array $values = []): string
    {
        return strtr($text, array_map(fn ($value) => htmlspecialchars((string) $value), $values));
    }

    final class Drupal
    {
        public static array $services = [];
        public static array $said = [];
        public static function service(string $name): object
        {
            return self::$services[$name];
        }
        public static function messenger(): object
        {
            return new class () {
                public function addWarning(string $text): void
                {
                    Drupal::$said[] = $text;
                }
            };
        }
    }

    final class Field
    {
        public function __construct(private string $type, private mixed $value, private bool $base)
        {
        }
        public function getType(): string
        {
            return $this->type;
        }
        public function getFieldStorageDefinition(): object
        {
            return $this;
        }
        public function isBaseField(): bool
        {
            return $this->base;
        }
        public function getValue(): array
        {
            return $this->value === null ? [] : [['value' => $this->value]];
        }
    }

    final class Node implements Drupal\Core\Entity\FieldableEntityInterface
    {
        public function __construct(private string $title, private array $fields)
        {
        }
        public function label(): string
        {
            return $this->title;
        }
        public function getFieldDefinitions(): array
        {
            return $this->fields;
        }
        public function get(string $name): Field
        {
            return $this->fields[$name];
        }
    }

    final class State implements Drupal\Core\Form\FormStateInterface
    {
        public array $errors = [];
        public function __construct(private array $values, private Node $node)
        {
        }
        public function getValue(string|array $name): mixed
        {
            return $this->values[is_array($name) ? $name[0] : $name] ?? null;
        }
        public function hasAnyErrors(): bool
        {
            return $this->errors !== [];
        }
        public function setErrorByName(string $name, string $message): void
        {
            $this->errors[$name] = $message;
        }
        public function getFormObject(): object
        {
            return $this;
        }
        public function buildEntity(array $form, State $state): Node
        {
            return $this->node;
        }
    }

    require $scenario['recipe'] . '/begrijpelijk/src/Checker.php';
    require $scenario['recipe'] . '/begrijpelijk/begrijpelijk.module';
    $settings = new Drupal\Core\Site\Settings(['begrijpelijk' => ['server' => $scenario['server']]]);
    Drupal::$services['begrijpelijk.checker'] = new Drupal\begrijpelijk\Checker(new GuzzleHttp\Client(), $settings);
    $node = new Node($scenario['title'], [
        'title' => new Field('string', $scenario['title'], true),
        'revision_log' => new Field('string_long', 'Aldaar dient men anticoagulantia te staken.', true),
        'body' => new Field('text_with_summary', $scenario['html'], false),
        'field_leeg' => new Field('string_long', null, false),
        'field_getal' => new Field('integer', 3, false),
    ]);
    $published = ['status' => $scenario['status'] === 'publish', 'begrijpelijk_toch' => $scenario['anyway'] ?? false];
    $state = new State($published, $node);
    $form = [];
    begrijpelijk_form_node_form_alter($form, $state);
    foreach ($form['#validate'] as $validate) {
        $validate($form, $state);
    }
    $html = Drupal::service('begrijpelijk.checker')->html($node);
    echo json_encode(['errors' => $state->errors, 'said' => Drupal::$said, 'html' => $html, 'fields' => array_keys($form)]);
}
