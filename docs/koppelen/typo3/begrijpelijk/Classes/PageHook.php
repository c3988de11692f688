<?php

declare(strict_types=1);

namespace Voorbeeld\Begrijpelijk;

use TYPO3\CMS\Backend\Utility\BackendUtility;
use TYPO3\CMS\Core\Database\ConnectionPool;
use TYPO3\CMS\Core\DataHandling\DataHandler;
use TYPO3\CMS\Core\Messaging\FlashMessage;
use TYPO3\CMS\Core\Messaging\FlashMessageService;
use TYPO3\CMS\Core\Type\ContextualFeedbackSeverity;
use TYPO3\CMS\Core\Utility\GeneralUtility;

/** After an editor saved a page or what stands on it: say what could be easier on that page. Saving is never stopped. */
final class PageHook
{
    private const POINTS = 5;

    public function processDatamap_afterAllOperations(DataHandler $handler): void
    {
        foreach ($this->pages($handler) as $id) {
            $this->tell($id);
        }
    }

    /** The pages that were saved, each once. A new record has its number in substNEWwithIDs. */
    private function pages(DataHandler $handler): array
    {
        $found = [];
        foreach (['pages', 'tt_content'] as $table) {
            foreach (array_keys($handler->datamap[$table] ?? []) as $id) {
                $number = (int)($handler->substNEWwithIDs[$id] ?? $id);
                $record = BackendUtility::getRecord($table, $number);
                $page = $table === 'pages' ? $number : (int)($record['pid'] ?? 0);
                if ($record !== null && $page > 0) {
                    $found[$page] = $page;
                }
            }
        }
        return $found;
    }

    private function tell(int $id): void
    {
        $page = BackendUtility::getRecord('pages', $id);
        if ($page === null || (int)$page['hidden'] === 1 || (int)$page['sys_language_uid'] !== 0) {
            return; // translations are in another language
        }
        try {
            $outcome = GeneralUtility::makeInstance(Checker::class)->check(Checker::html($page['title'], $this->elements($id)));
        } catch (\RuntimeException $error) {
            $this->show($error->getMessage(), ContextualFeedbackSeverity::NOTICE);
            return;
        }
        if ($outcome['passed']) {
            $this->show("Goed zo! Deze pagina haalt niveau {$outcome['niveau']}.", ContextualFeedbackSeverity::OK);
            return;
        }
        $count = count($outcome['findings']);
        $lines = array_map(
            fn (array $finding): string => $finding['message'] . ' [' . mb_substr($finding['excerpt'], 0, 80) . ']',
            array_slice($outcome['findings'], 0, self::POINTS),
        );
        $begin = "Deze pagina kan makkelijker. Er zijn $count punten. Begin met deze:";
        $this->show($begin . "\n" . implode("\n", $lines), ContextualFeedbackSeverity::WARNING);
    }

    /** What visitors see on a page in its own language: header and text of each element, in order. */
    private function elements(int $page): array
    {
        $query = GeneralUtility::makeInstance(ConnectionPool::class)->getQueryBuilderForTable('tt_content');
        return $query->select('header', 'bodytext')->from('tt_content')
            ->where(
                $query->expr()->eq('pid', $query->createNamedParameter($page)),
                $query->expr()->eq('sys_language_uid', $query->createNamedParameter(0)),
                $query->expr()->eq('hidden', $query->createNamedParameter(0)),
            )
            ->orderBy('colPos')->addOrderBy('sorting')
            ->executeQuery()->fetchAllAssociative();
    }

    private function show(string $text, ContextualFeedbackSeverity $severity): void
    {
        $message = GeneralUtility::makeInstance(FlashMessage::class, $text, 'Begrijpelijk', $severity, true);
        GeneralUtility::makeInstance(FlashMessageService::class)->getMessageQueueByIdentifier()->enqueue($message);
    }
}
