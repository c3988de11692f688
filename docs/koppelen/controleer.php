<?php
// Ask begrijpelijk about a text before it is published: php controleer.php pagina.html
// Needs PHP 8 and no packages. Exit code 0: publish; 1: show the editor what is said; 2: no answer.
declare(strict_types=1);

/** The outcome for one text. Throws a RuntimeException with a plain sentence. */
function begrijpelijk_check(string $text, string $format = 'html'): array
{
    $server = getenv('BEGRIJPELIJK') ?: 'http://127.0.0.1:8765';
    $body = json_encode(['text' => $text, 'format' => $format, 'options' => ['niveau' => 'B1']], JSON_THROW_ON_ERROR);
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => 'Content-Type: application/json',
        'content' => $body,
        'timeout' => 90,
        'ignore_errors' => true, // an answer with an error has a sentence in it
    ]]);
    $answer = @file_get_contents("$server/api/v1/check/text", false, $context);
    if ($answer === false) {
        throw new RuntimeException('begrijpelijk geeft geen antwoord');
    }
    $data = json_decode($answer, true, 512, JSON_THROW_ON_ERROR);
    if (isset($data['error'])) {
        throw new RuntimeException($data['error']['message']);
    }
    return $data['documents'][0];
}

try {
    $page = begrijpelijk_check(file_get_contents($argv[1]));
} catch (RuntimeException | JsonException $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(2);
}
foreach ($page['findings'] as $finding) {
    preg_match('/^.{0,60}/us', $finding['excerpt'], $excerpt);
    echo "{$finding['severity']}: {$finding['message']} [{$excerpt[0]}]\n";
}
exit($page['passed'] ? 0 : 1);
