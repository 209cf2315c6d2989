<?php
/**
 * As much of WordPress as the plug-in touches, in memory, with a clock that stands still and a registry that says
 * what it is told to say. Reads PHP from standard input and runs it; `say()` prints a line of JSON.
 */

namespace ContributorRegistry {

	// PHP looks for a function in the caller's namespace first: these are the plug-in's clock.
	function time(): int {
		return \World::$now;
	}

	function microtime( bool $as_float ): float {
		return \World::$now + \World::$spent;
	}

	function usleep( int $microseconds ): void {
		\World::$slept += $microseconds;
		if ( \World::$meanwhile ) {
			( \World::$meanwhile )();
		}
	}
}

namespace {

	const KEY = 'sk_demo_fba';

	set_error_handler(
		function ( int $level, string $message, string $file, int $line ) {
			throw new ErrorException( $message, 0, $level, $file, $line );
		}
	);

	/** Everything outside the plug-in. */
	final class World {
		public static $now      = 1764000000;
		public static $spent    = 0.0;
		public static $takes    = 0.0;
		public static $slept    = 0;
		public static $meanwhile = null;
		public static $answers  = array();
		public static $asked    = array();
		public static $headers  = array();
		public static $arguments = array();
		public static $options  = array();
		public static $transients = array();
		public static $cache    = array();
		public static $has_object_cache = false;
		public static $hooks    = array();
		public static $shortcodes = array();
		public static $styles   = array();
		public static $scripts  = array();
		public static $enqueued = array();
		public static $done     = array();
		public static $blocks   = array();
		public static $inline   = array();
		public static $users    = array();
		public static $posts    = array();
		public static $coauthors = null;
		public static $post     = null;
		public static $singular = null;
		public static $is       = array( 'feed' => false, 'admin' => false, 'excerpt' => false, 'head_printed' => false );
	}

	/* What a test says. */

	function say( $value ): void {
		echo json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR ), "\n";
	}

	/** What the registry answers to an address from now on. Status 0 is nobody. */
	function registry( string $address, int $status, string $body = '', string $type = '', array $headers = array() ): void {
		$type = $type ?: ( 200 === $status ? 'text/html; charset=utf-8' : 'application/problem+json' );
		World::$answers[ $address ] = array( $status, $body, array( 'content-type' => $type ) + $headers );
	}

	function html( string $id, string $body, string $query = '', string $etag = '"1"' ): void {
		registry( "/c/fba/$id.html$query", 200, $body, 'text/html; charset=utf-8', array( 'etag' => $etag ) );
	}

	function person( string $id, array $node ): void {
		registry( "/c/fba/$id.jsonld?as=person", 200, json_encode( $node ), 'application/ld+json', array( 'etag' => '"p"' ) );
	}

	function knows( string $external_id, string $id ): void {
		registry( lookup( $external_id ), 200, json_encode( array( 'id' => $id ) ), 'application/json' );
	}

	function lookup( string $external_id, string $source = 'wp%3Afba' ): string {
		return "/api/v1/sites/fba/lookup?source=$source&id=$external_id";
	}

	/** The addresses asked for since the last call. */
	function asked(): array {
		$asked        = World::$asked;
		World::$asked = array();
		return $asked;
	}

	function later( int $seconds ): void {
		World::$now  += $seconds;
		World::$spent = 0.0;
	}

	function shortcode( string $attributes = '' ): string {
		parse_str( str_replace( ' ', '&', $attributes ), $read );
		return ( World::$shortcodes['author_card'] )( $read );
	}

	function post( int $author, string $content = '' ): WP_Post {
		$post                     = new WP_Post();
		$post->ID                 = count( World::$posts ) + 100;
		$post->post_author        = (string) $author;
		$post->post_content       = $content;
		World::$posts[ $post->ID ] = $post;
		World::$post              = $post;
		World::$singular          = $post;
		return $post;
	}

	function footer(): string {
		ob_start();
		do_action( 'wp_footer' );
		return ob_get_clean();
	}

	/* WordPress. */

	class WP_Post {
		public $ID;
		public $post_author;
		public $post_content = '';
	}

	class WP_Block {
		public $context = array();
	}

	class WP_Error {
	}

	class Table {
		public $options = 'wp_options';

		public function prepare( string $query, ...$values ): array {
			return array( $query, $values );
		}

		public function query( array $prepared ) {
			list( $query, $values ) = $prepared;
			switch ( strtok( $query, ' ' ) ) {
				case 'INSERT':
					if ( isset( World::$options[ $values[0] ] ) ) {
						return 0;
					}
					World::$options[ $values[0] ] = $values[1];
					return 1;
				case 'UPDATE':
					if ( ! isset( World::$options[ $values[1] ] ) || strcmp( World::$options[ $values[1] ], $values[2] ) >= 0 ) {
						return 0;
					}
					World::$options[ $values[1] ] = $values[0];
					return 1;
				default:
					unset( World::$options[ $values[0] ] );
					return 1;
			}
		}
	}

	$wpdb = new Table();

	function wp_remote_get( string $url, array $arguments ) {
		$address            = preg_replace( '#^https://registry\.example#', '', $url );
		World::$asked[]     = $address;
		World::$headers[]   = $arguments['headers'];
		World::$arguments[] = $arguments;
		World::$spent      += World::$takes;
		list( $status, $body, $headers ) = World::$answers[ $address ] ?? array( 404, '{"code": "unknown_contributor"}', array( 'content-type' => 'application/problem+json' ) );
		if ( 0 === $status ) {
			return new WP_Error();
		}
		if ( 200 === $status && isset( $headers['etag'] ) && ( $arguments['headers']['If-None-Match'] ?? '' ) === $headers['etag'] ) {
			return array( 304, '', array() );
		}
		return array( $status, $body, $headers );
	}

	function is_wp_error( $value ): bool {
		return $value instanceof WP_Error;
	}

	function wp_remote_retrieve_response_code( array $answer ): int {
		return $answer[0];
	}

	function wp_remote_retrieve_body( array $answer ): string {
		return $answer[1];
	}

	function wp_remote_retrieve_header( array $answer, string $name ): string {
		return $answer[2][ $name ] ?? '';
	}

	function get_option( string $name, $default = false ) {
		return World::$options[ $name ] ?? $default;
	}

	function get_transient( string $name ) {
		list( $value, $until ) = World::$transients[ $name ] ?? array( false, 0 );
		return $until > World::$now ? $value : false;
	}

	function set_transient( string $name, $value, int $seconds ): bool {
		World::$transients[ $name ] = array( $value, World::$now + $seconds );
		return true;
	}

	function delete_transient( string $name ): bool {
		unset( World::$transients[ $name ] );
		return true;
	}

	function wp_using_ext_object_cache(): bool {
		return World::$has_object_cache;
	}

	function wp_cache_add( string $key, $value, string $group, int $seconds ): bool {
		if ( ( World::$cache[ "$group $key" ] ?? 0 ) > World::$now ) {
			return false;
		}
		World::$cache[ "$group $key" ] = World::$now + $seconds;
		return true;
	}

	function wp_cache_get( string $key, string $group, bool $force ) {
		return get_transient( $key );
	}

	function wp_cache_delete( string $key, string $group ): bool {
		unset( World::$cache[ "$group $key" ] );
		return true;
	}

	function add_filter( string $name, callable $callback, int $priority = 10, int $arguments = 1 ): void {
		World::$hooks[ $name ][] = array( $callback, $arguments );
	}

	function add_action( string $name, callable $callback ): void {
		add_filter( $name, $callback );
	}

	function apply_filters( string $name, $value, ...$more ) {
		foreach ( World::$hooks[ $name ] ?? array() as list( $callback, $arguments ) ) {
			$value = $callback( ...array_slice( array( $value, ...$more ), 0, $arguments ) );
		}
		return $value;
	}

	function do_action( string $name, ...$values ): void {
		foreach ( World::$hooks[ $name ] ?? array() as list( $callback ) ) {
			$callback( ...array_slice( $values, 0, 1 ) );
		}
	}

	function did_action( string $name ): int {
		return (int) World::$is['head_printed'];
	}

	function doing_filter( string $name ): bool {
		return World::$is['excerpt'];
	}

	function add_shortcode( string $name, callable $callback ): void {
		World::$shortcodes[ $name ] = $callback;
	}

	function shortcode_atts( array $known, $given, string $name ): array {
		return array_intersect_key( (array) $given, $known ) + $known;
	}

	function has_shortcode( string $content, string $name ): bool {
		return false !== strpos( $content, "[$name" );
	}

	function has_block( string $name, WP_Post $post ): bool {
		return false !== strpos( $post->post_content, "<!-- wp:$name" );
	}

	function register_block_type( string $name, array $block ): void {
		World::$blocks[ $name ] = $block;
	}

	function get_block_wrapper_attributes(): string {
		return 'class="wp-block-contributor-registry-author-card"';
	}

	function wp_register_style( string $handle, string $address, array $needs, ?string $version ): void {
		World::$styles[ $handle ] = array( $address, $version );
	}

	function wp_register_script( string $handle, $address, array $needs, ?string $version, $how ): void {
		World::$scripts[ $handle ] = array( $address, $version );
	}

	function wp_add_inline_script( string $handle, string $script ): void {
		World::$inline[ $handle ] = $script;
	}

	function wp_enqueue_style( string $handle ): void {
		World::$enqueued[ "style $handle" ] = true;
	}

	function wp_enqueue_script( string $handle ): void {
		World::$enqueued[ "script $handle" ] = true;
	}

	function wp_style_is( string $handle, string $list ): bool {
		return isset( World::$done[ $handle ] );
	}

	function wp_print_styles( string $handle ): void {
		if ( isset( World::$styles[ $handle ] ) ) {
			World::$done[ $handle ] = true;
			echo '<link href="' . World::$styles[ $handle ][0] . '">';
		}
	}

	function plugins_url( string $path, string $file ): string {
		return "https://site.example/wp-content/mu-plugins/$path";
	}

	function is_admin(): bool {
		return World::$is['admin'];
	}

	function is_feed(): bool {
		return World::$is['feed'];
	}

	function is_singular( string $type = '' ): bool {
		return null !== World::$singular;
	}

	function get_queried_object_id(): int {
		return World::$singular ? World::$singular->ID : 0;
	}

	function get_post( $post = null ) {
		return $post instanceof WP_Post ? $post : ( null === $post || false === $post ? World::$post : ( World::$posts[ $post ] ?? null ) );
	}

	function get_the_ID() {
		return World::$post ? World::$post->ID : false;
	}

	function get_userdata( int $id ) {
		return World::$users[ $id ] ?? false;
	}

	function get_user_by( string $field, string $value ) {
		foreach ( World::$users as $user ) {
			if ( $user->user_login === $value ) {
				return $user;
			}
		}
		return false;
	}

	function get_current_user_id(): int {
		return 1;
	}

	function esc_html( string $text ): string {
		return htmlspecialchars( $text, ENT_QUOTES );
	}

	function wp_json_encode( $value, int $flags = 0 ): string {
		return json_encode( $value, $flags | JSON_THROW_ON_ERROR );
	}

	foreach ( array( 4 => 'maria', 5 => 'john', 6 => 'nobody' ) as $id => $login ) {
		World::$users[ $id ] = (object) array( 'ID' => $id, 'user_login' => $login );
	}

	define( 'ABSPATH', '/' );
	foreach ( json_decode( getenv( 'CONSTANTS' ), true ) as $name => $value ) {
		define( $name, $value );
	}
	if ( getenv( 'COAUTHORS' ) ) {
		function get_coauthors( int $post_id ): array {
			return World::$coauthors;
		}
	}
	require getenv( 'PLUGIN' );
	do_action( 'init' );
	eval( stream_get_contents( STDIN ) );
}
