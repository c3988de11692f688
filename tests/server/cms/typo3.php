<?php
// The parts of TYPO3 that the extension uses, as small as they can be. Reads a scenario, writes what happened.
declare(strict_types=1);

namespace TYPO3\CMS\Core\Http {
    final class RequestFactory
    {
        public function request(string $url, string $method, array $options): object
        {
            return (new \GuzzleHttp\Client())->request($method, $url, $options);
        }
    }
}

namespace TYPO3\CMS\Core\Type {
    enum ContextualFeedbackSeverity: int
    {
        case NOTICE = -2;
        case OK = 0;
        case WARNING = 1;
    }
}

namespace TYPO3\CMS\Core\Messaging {
    final class FlashMessage
    {
        public function __construct(public string $text, public string $title, public \TYPO3\CMS\Core\Type\ContextualFeedbackSeverity $severity, bool $keep)
        {
        }
    }
    final class FlashMessageService
    {
        public static array $said = [];
        public function getMessageQueueByIdentifier(): self
        {
            return $this;
        }
        public function enqueue(FlashMessage $message): void
        {
            self::$said[] = [$message->severity->name, $message->text];
        }
    }
}

namespace TYPO3\CMS\Core\DataHandling {
    final class DataHandler
    {
        public array $substNEWwithIDs = ['NEW1' => 12];
        public function __construct(public array $datamap)
        {
        }
    }
}

namespace TYPO3\CMS\Backend\Utility {
    final class BackendUtility
    {
        public static function getRecord(string $table, int $id): ?array
        {
            return \Records::$of[$table][$id] ?? null;
        }
    }
}

namespace TYPO3\CMS\Core\Database {
    final class ConnectionPool
    {
        private array $where = [];
        private array $fields = [];
        public function getQueryBuilderForTable(string $table): self
        {
            return $this;
        }
        public function select(string ...$fields): self
        {
            $this->fields = array_flip($fields);
            return $this;
        }
        public function from(string $table): self
        {
            return $this;
        }
        public function expr(): self
        {
            return $this;
        }
        public function createNamedParameter(int $value): int
        {
            return $value;
        }
        public function eq(string $field, int $value): array
        {
            return [$field, $value];
        }
        public function where(array ...$conditions): self
        {
            $this->where = $conditions;
            return $this;
        }
        public function orderBy(string $field): self
        {
            return $this;
        }
        public function addOrderBy(string $field): self
        {
            return $this;
        }
        public function executeQuery(): self
        {
            return $this;
        }
        public function fetchAllAssociative(): array
        {
            $fits = fn (array $row): bool => array_filter($this->where, fn ($each) => $row[$each[0]] !== $each[1]) === [];
            $rows = array_filter(\Records::$of['tt_content'], $fits);
            return array_values(array_map(fn ($row) => array_intersect_key($row, $this->fields), $rows));
        }
    }
}

namespace TYPO3\CMS\Core\Utility {
    final class GeneralUtility
    {
        public static function makeInstance(string $class, mixed ...$arguments): object
        {
            if ($class === \Voorbeeld\Begrijpelijk\Checker::class) {
                return new $class(new \TYPO3\CMS\Core\Http\RequestFactory());
            }
            return new $class(...$arguments);
        }
    }
}

namespace {
    define('TYPO3', true);
    require __DIR__ . '/polyfill.php';
    require __DIR__ . '/guzzle.php';
    final class Records
    {
        public static array $of = [];
    }
    $scenario = json_decode(stream_get_contents(STDIN), true);
    $hidden = $scenario['status'] === 'publish' ? 0 : 1;
    $element = ['pid' => 3, 'sys_language_uid' => 0, 'hidden' => 0, 'header' => ''];
    $secret = 'Aldaar dient men te wachten op chemotherapie.';
    Records::$of = [
        'pages' => [3 => ['title' => $scenario['title'], 'hidden' => $hidden, 'sys_language_uid' => 0]],
        'tt_content' => [
            11 => ['bodytext' => $scenario['html']] + $element,
            12 => ['bodytext' => '', 'header' => 'Kop & meer'] + $element,
            13 => ['bodytext' => $secret, 'hidden' => 1] + $element,
            14 => ['bodytext' => $secret, 'sys_language_uid' => 1] + $element,
        ],
    ];
    require $scenario['recipe'] . '/begrijpelijk/Classes/Checker.php';
    require $scenario['recipe'] . '/begrijpelijk/Classes/PageHook.php';
    require $scenario['recipe'] . '/begrijpelijk/ext_localconf.php';
    $GLOBALS['TYPO3_CONF_VARS']['EXTENSIONS']['begrijpelijk'] = ['server' => $scenario['server']];
    $hook = $GLOBALS['TYPO3_CONF_VARS']['SC_OPTIONS']['t3lib/class.t3lib_tcemain.php']['processDatamapClass']['begrijpelijk'];
    $handler = new TYPO3\CMS\Core\DataHandling\DataHandler(['tt_content' => [11 => [], 'NEW1' => []], 'pages' => [3 => []]]);
    (new $hook())->processDatamap_afterAllOperations($handler);
    echo json_encode(['said' => TYPO3\CMS\Core\Messaging\FlashMessageService::$said]);
}
