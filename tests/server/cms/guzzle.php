<?php
// A client as Guzzle's, over PHP's own streams, for the recipes of Drupal and TYPO3.
declare(strict_types=1);

namespace GuzzleHttp\Exception {
    interface GuzzleException extends \Throwable
    {
    }
    class ConnectException extends \RuntimeException implements GuzzleException
    {
    }
}

namespace GuzzleHttp {
    interface ClientInterface
    {
        public function request(string $method, string $url, array $options): object;
    }
    final class Client implements ClientInterface
    {
        public function request(string $method, string $url, array $options): object
        {
            $http = [
                'method' => $method,
                'header' => 'Content-Type: application/json',
                'content' => json_encode($options['json'], JSON_THROW_ON_ERROR),
                'timeout' => $options['timeout'],
                'ignore_errors' => !$options['http_errors'],
            ];
            $body = @file_get_contents($url, false, stream_context_create(['http' => $http]));
            if ($body === false) {
                throw new Exception\ConnectException('no answer');
            }
            return new class ($body) {
                public function __construct(private string $body)
                {
                }
                public function getBody(): string
                {
                    return $this->body;
                }
            };
        }
    }
}
