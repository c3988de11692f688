<?php
/**
 * Plugin Name: Begrijpelijk
 * Description: Kijkt of een bericht of pagina te begrijpen is, voor en na het publiceren.
 * Version: 0.1.0
 * Requires at least: 6.5
 * Requires PHP: 8.0
 * License: EUPL-1.2
 *
 * Put this folder in wp-content/plugins. The address of `begrijpelijk serve` goes in wp-config.php, as
 * define('BEGRIJPELIJK', 'http://127.0.0.1:8765'), the level as define('BEGRIJPELIJK_NIVEAU', 'B1').
 */
declare(strict_types=1);

defined('ABSPATH') || exit;

const BEGRIJPELIJK_META = '_begrijpelijk';

/** The outcome for one text, or a WP_Error with a plain sentence. */
function begrijpelijk_check(string $html): array|WP_Error
{
    $server = defined('BEGRIJPELIJK') ? BEGRIJPELIJK : 'http://127.0.0.1:8765';
    $niveau = defined('BEGRIJPELIJK_NIVEAU') ? BEGRIJPELIJK_NIVEAU : 'B1';
    $answer = wp_remote_post("$server/api/v1/check/text", [
        'headers' => ['Content-Type' => 'application/json'],
        'body' => wp_json_encode(['text' => $html, 'format' => 'html', 'options' => ['niveau' => $niveau]]),
        'timeout' => 60,
    ]);
    if (is_wp_error($answer)) {
        return new WP_Error('begrijpelijk', 'Begrijpelijk geeft geen antwoord.');
    }
    $data = json_decode(wp_remote_retrieve_body($answer), true);
    if (!isset($data['documents'][0])) {
        return new WP_Error('begrijpelijk', $data['error']['message'] ?? 'Begrijpelijk geeft geen goed antwoord.');
    }
    return begrijpelijk_summary($data['documents'][0]);
}

/** What an editor needs to know: the level in words, and the findings. Nothing of the text itself but short quotes. */
function begrijpelijk_summary(array $document): array
{
    $share = $document['scores']['adults_struggling'];
    $findings = array_map(fn ($finding) => [
        'severity' => $finding['severity'],
        'message' => $finding['message'],
        'excerpt' => mb_substr($finding['excerpt'], 0, 80),
    ], $document['findings']);
    return [
        'passed' => $document['passed'],
        'level' => $document['scores']['level'],
        'people' => $share === null ? null : (int) round($share * 10),
        'niveau' => $document['niveau'],
        'findings' => $findings,
    ];
}

/** The title and the text of a post, as visitors get it. */
function begrijpelijk_html(string $title, string $content): string
{
    return '<h1>' . esc_html($title) . '</h1>' . apply_filters('the_content', $content);
}

/** One sentence about an outcome. */
function begrijpelijk_sentence(array $outcome): string
{
    $count = count($outcome['findings']);
    if ($outcome['people'] === null) {
        return "Deze tekst is te kort om te meten. Er zijn $count punten.";
    }
    $people = max(1, $outcome['people']);
    $share = "Ongeveer $people op de 10 volwassenen " . ($people === 1 ? 'heeft' : 'hebben') . ' er moeite mee.';
    $begin = $outcome['passed'] ? "Goed zo! Niveau {$outcome['niveau']} is gehaald." : 'Deze tekst kan makkelijker.';
    return "$begin $share Er zijn $count punten.";
}

// The block editor asks about the text as it is typed, through WordPress: the browser never talks to begrijpelijk.
add_action('rest_api_init', function (): void {
    register_rest_route('begrijpelijk/v1', '/check', [
        'methods' => 'POST',
        'permission_callback' => fn (): bool => current_user_can('edit_posts'),
        'args' => ['title' => ['type' => 'string', 'default' => ''], 'content' => ['type' => 'string', 'required' => true]],
        'callback' => function (WP_REST_Request $request): array|WP_Error {
            $outcome = begrijpelijk_check(begrijpelijk_html($request['title'], $request['content']));
            return is_wp_error($outcome) ? $outcome : $outcome + ['sentence' => begrijpelijk_sentence($outcome)];
        },
    ]);
});

add_action('enqueue_block_editor_assets', function (): void {
    wp_enqueue_script('begrijpelijk', plugins_url('editor.js', __FILE__), ['wp-plugins', 'wp-editor', 'wp-element', 'wp-data', 'wp-api-fetch', 'wp-components'], '0.1.0', true);
});

// What goes online is checked and its outcome kept, whichever way it was published. Publishing never waits for an answer
// that does not come.
add_action('save_post', function (int $id, WP_Post $post): void {
    if ($post->post_status !== 'publish' || wp_is_post_revision($id) || !is_post_type_viewable($post->post_type)) {
        return;
    }
    $outcome = begrijpelijk_check(begrijpelijk_html($post->post_title, $post->post_content));
    if (is_wp_error($outcome)) {
        delete_post_meta($id, BEGRIJPELIJK_META);
        return;
    }
    $outcome['findings'] = count($outcome['findings']);
    update_post_meta($id, BEGRIJPELIJK_META, $outcome);
}, 10, 2);

// A column in the lists of posts and pages.
foreach (['post', 'page'] as $type) {
    add_filter("manage_{$type}_posts_columns", fn (array $columns): array => $columns + ['begrijpelijk' => 'Begrijpelijk']);
    add_action("manage_{$type}_posts_custom_column", function (string $column, int $id): void {
        $outcome = $column === 'begrijpelijk' ? get_post_meta($id, BEGRIJPELIJK_META, true) : null;
        if ($outcome) {
            $level = $outcome['level'] === null ? 'te kort' : "{$outcome['level']} van 4";
            echo esc_html("$level, {$outcome['findings']} punten");
        }
    }, 10, 2);
}
