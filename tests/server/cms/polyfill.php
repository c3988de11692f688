<?php
// WordPress, Drupal and TYPO3 bring this themselves where PHP has no mbstring.
declare(strict_types=1);

if (!function_exists('mb_substr')) {
    function mb_substr(string $text, int $start, ?int $length = null): string
    {
        preg_match_all('/./us', $text, $characters);
        return implode('', array_slice($characters[0], $start, $length));
    }
}
