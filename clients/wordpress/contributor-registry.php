<?php
/**
 * Plugin Name: Contributor Registry
 * Description: Author cards from a Contributor Registry: the shortcode [author_card], the block “Author card”, and a filter for themes.
 * Version: 0.2.0
 * Requires at least: 6.0
 * Requires PHP: 7.4
 * License: MIT
 *
 * One file for wp-content/mu-plugins/. It holds no texts and no look of its own: the registry sends the finished card.
 * While the registry can't be reached readers see the last card that it confirmed; where there is none, nothing.
 */

namespace ContributorRegistry {

	defined( 'ABSPATH' ) || exit;

	// Seconds. A card is asked for again after FRESH; what failed, after PAUSE; a card unconfirmed for KEEP is gone.
	const FRESH   = 30;
	const PAUSE   = 30;
	const KEEP    = 7 * 86400;
	const TIMEOUT = 2;
	// All requests of one page together: a slow registry must not make a page with many authors wait for each.
	const PATIENCE = 4;
	// Who a user is changes rarely; that somebody has no contributor yet should be found out soon.
	const FRESH_PERSON = 3600;
	const FRESH_NOBODY = 60;
	// A refresh that died holds its turn no longer than this.
	const TURN       = 10;
	const MOST_BYTES = 1048576;
	// What the registry takes in one address, and the layouts for which it takes several.
	const MOST_AT_ONCE = 20;
	const TOGETHER     = array( 'byline', 'inline', 'tile' );

	const HANDLE = 'contributor-registry';
	const BLOCK  = 'contributor-registry/author-card';

	/*
	 * Settings: constants in wp-config.php, or members of the option `contributor_registry`. A constant wins.
	 */

	/** One of url, site, key, source, assets, after_posts. */
	function setting( string $name ): string {
		$constant = 'CONTRIBUTOR_REGISTRY_' . strtoupper( $name );
		if ( defined( $constant ) ) {
			$value = constant( $constant );
		} else {
			$options = get_option( 'contributor_registry', array() );
			$value   = is_array( $options ) && isset( $options[ $name ] ) ? $options[ $name ] : '';
		}
		return is_scalar( $value ) ? trim( (string) $value ) : '';
	}

	/** The registry's origin without a slash at its end, or '' where it isn't set to a web address. */
	function origin(): string {
		$url = rtrim( setting( 'url' ), '/' );
		return preg_match( '#^https?://[^\s/?\#]+#i', $url ) ? $url : '';
	}

	function is_set_up(): bool {
		return '' !== origin() && '' !== setting( 'site' );
	}

	/** The address of a card in one of its spellings. Registries refuse parameters that they don't know. */
	function card_address( string $suffix, array $parameters = array() ): string {
		$address = origin() . '/c/' . rawurlencode( setting( 'site' ) ) . '/' . $suffix;
		return $parameters ? $address . '?' . http_build_query( $parameters, '', '&', PHP_QUERY_RFC3986 ) : $address;
	}

	/*
	 * Asking the registry.
	 */

	/**
	 * One request. Gives `status`, `body`, `etag` and `type`; status 0 where nobody answered in time.
	 *
	 * Redirects are not followed: they would take the key to another host.
	 */
	function ask( string $address, array $headers = array() ): array {
		$began  = microtime( true );
		$answer = wp_remote_get(
			$address,
			array(
				'timeout'             => TIMEOUT,
				'redirection'         => 0,
				'limit_response_size' => MOST_BYTES,
				'headers'             => $headers,
			)
		);
		waited( microtime( true ) - $began );
		if ( is_wp_error( $answer ) ) {
			return array( 'status' => 0, 'body' => '', 'etag' => '', 'type' => '', 'again_in' => 0 );
		}
		return array(
			'status'   => (int) wp_remote_retrieve_response_code( $answer ),
			'body'     => (string) wp_remote_retrieve_body( $answer ),
			'etag'     => (string) wp_remote_retrieve_header( $answer, 'etag' ),
			'type'     => strtolower( trim( strtok( (string) wp_remote_retrieve_header( $answer, 'content-type' ) . ';', ';' ) ) ),
			'again_in' => (int) wp_remote_retrieve_header( $answer, 'retry-after' ),
		);
	}

	/** How long this page has waited for the registry so far. */
	function waited( float $more = 0.0 ): float {
		static $together = 0.0;
		$together       += $more;
		return $together;
	}

	/** Whether it makes no sense to ask now: the registry was out of reach a moment ago, or this page waited enough. */
	function is_resting(): bool {
		return waited() >= PATIENCE || false !== get_transient( 'ctrreg_rest' );
	}

	/**
	 * What an answer means for what is kept: `found` with its body, `same`, `gone`, or `failed`.
	 *
	 * Only the registry's own 404 counts. One of a proxy, while the registry restarts, says nothing about a person.
	 */
	function meaning( array $answer, callable $is_usable ): string {
		$status = $answer['status'];
		if ( 304 === $status ) {
			return 'same';
		}
		if ( 200 === $status && strlen( $answer['body'] ) < MOST_BYTES && $is_usable( $answer ) ) {
			return 'found';
		}
		if ( in_array( $status, array( 404, 410 ), true ) && 'application/problem+json' === $answer['type'] ) {
			return 'gone';
		}
		if ( in_array( $status, array( 0, 429, 502, 503, 504 ), true ) ) {
			set_transient( 'ctrreg_rest', 1, max( PAUSE, min( $answer['again_in'], 300 ) ) );
		}
		return 'failed';
	}

	/*
	 * What is kept: a shelf (a transient) for a contributor, or several, with each spelling that was printed.
	 *
	 * Of a contributor who turns out to have changed, nothing older may be shown when the registry fails, in no layout
	 * and in nobody's company: it may be what was withdrawn. So the moment of a change is kept too, by her id.
	 */

	/**
	 * The body that is kept on a shelf, asked for again when it is no longer fresh; '' where there is none.
	 *
	 * `$request` gets the known ETag and gives an answer of `ask()`, with its `meaning`.
	 *
	 * @param string[] $ids The contributors that the body tells of.
	 */
	function kept( string $subject, string $spelling, array $ids, int $fresh, int $fresh_nothing, callable $request ): string {
		$name   = key_of( $subject );
		$entry  = on_shelf( $name )[ $spelling ] ?? null;
		$settle = function ( ?array $entry ) use ( $fresh, $fresh_nothing ): bool {
			return $entry && age( $entry['confirmed'] ) < ( '' === $entry['body'] ? $fresh_nothing : $fresh );
		};
		if ( $settle( $entry ) ) {
			return $entry['body'];
		}
		if ( ( $entry && age( $entry['tried'] ) < PAUSE ) || is_resting() ) {
			return last_good( $entry, $ids );
		}
		if ( ! take_turn( $name ) ) {
			return last_good( $entry ?? awaited( $name, $spelling ), $ids );
		}
		try {
			$shelf = on_shelf( $name, true );
			if ( ! $settle( $shelf[ $spelling ] ?? null ) ) {
				$now    = microtime( true );
				$answer = $request( $shelf[ $spelling ]['etag'] ?? '' );

				$shelf[ $spelling ] = told( $shelf[ $spelling ] ?? null, $answer, $now, $ids );
				set_transient( $name, $shelf, KEEP );
			}
		} finally {
			end_turn( $name );
		}
		return last_good( $shelf[ $spelling ], $ids );
	}

	/** The entry after an answer to a question that was asked `$now`. */
	function told( ?array $entry, array $answer, float $now, array $ids ): array {
		$is_known = $entry && $entry['confirmed'] > 0;
		if ( 'failed' === $answer['meaning'] || ( 'same' === $answer['meaning'] && ! $is_known ) ) {
			return array( 'tried' => $now ) + ( $entry ?? array( 'body' => '', 'etag' => '', 'confirmed' => 0 ) );
		}
		if ( 'same' === $answer['meaning'] ) {
			return array( 'confirmed' => $now, 'tried' => 0 ) + $entry;
		}
		$is_gone = 'gone' === $answer['meaning'];
		$body    = $is_gone ? '' : $answer['body'];
		if ( $is_gone || ( $is_known && $entry['body'] !== $body && ! is_outdated( $entry, $ids ) ) ) {
			changed( $ids, $now );
		} elseif ( ! $is_known ) {
			changed( $ids, $now - FRESH ); // perhaps she changed since other layouts were asked for; the fresh may stay
		}
		return array( 'body' => $body, 'etag' => $is_gone ? '' : $answer['etag'], 'confirmed' => $now, 'tried' => 0 );
	}

	/** Notes that what was confirmed before `$moment` may be wrong. */
	function changed( array $ids, float $moment ): void {
		foreach ( $ids as $id ) {
			$name = key_of( "changed $id" );
			if ( (float) get_transient( $name ) < $moment ) {
				set_transient( $name, $moment, KEEP );
			}
		}
	}

	/** Seconds since `$moment`; a moment in the future is as old as can be, since the clock was set back. */
	function age( float $moment ): float {
		$age = microtime( true ) - $moment;
		return $age < 0 ? INF : $age;
	}

	/** What may be shown without asking again; '' where nothing may. */
	function last_good( ?array $entry, array $ids ): string {
		if ( ! $entry || '' === $entry['body'] || age( $entry['confirmed'] ) >= KEEP ) {
			return '';
		}
		return is_outdated( $entry, $ids ) ? '' : $entry['body'];
	}

	/** Whether somebody whom the entry tells of is known to have changed since. */
	function is_outdated( array $entry, array $ids ): bool {
		foreach ( $ids as $id ) {
			if ( (float) get_transient( key_of( "changed $id" ) ) > $entry['confirmed'] ) {
				return true;
			}
		}
		return false;
	}

	function key_of( string $subject ): string {
		return 'ctrreg_' . md5( origin() . ' ' . setting( 'site' ) . ' ' . $subject );
	}

	/** The entries on a shelf. `$again` reads past what this request has read before. */
	function on_shelf( string $name, bool $again = false ): array {
		if ( $again && wp_using_ext_object_cache() ) {
			$shelf = wp_cache_get( $name, 'transient', true );
		} else {
			if ( $again ) {
				foreach ( array( "_transient_$name", "_transient_timeout_$name", 'notoptions' ) as $cached ) {
					wp_cache_delete( $cached, 'options' );
				}
			}
			$shelf = get_transient( $name );
		}
		return is_array( $shelf ) ? $shelf : array();
	}

	/** Whether this request may refresh the shelf now. One does at a time; the others show what is there. */
	function take_turn( string $name ): bool {
		if ( wp_using_ext_object_cache() ) {
			return (bool) wp_cache_add( "{$name}_turn", 1, HANDLE, TURN );
		}
		global $wpdb;
		// The only way to an atomic "mine" through WordPress: add_option() looks first and then writes.
		$insert = "INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %s, 'no')";
		$made   = $wpdb->query( $wpdb->prepare( $insert, "{$name}_turn", (string) time() ) ); // phpcs:ignore
		if ( 0 !== $made ) {
			return true; // ours, or false where the table can't be written: then everybody asks for themselves
		}
		$update = "UPDATE {$wpdb->options} SET option_value = %s WHERE option_name = %s AND option_value < %s";
		$taken  = $wpdb->query( $wpdb->prepare( $update, (string) time(), "{$name}_turn", (string) ( time() - TURN ) ) ); // phpcs:ignore
		return (bool) $taken;
	}

	function end_turn( string $name ): void {
		if ( wp_using_ext_object_cache() ) {
			wp_cache_delete( "{$name}_turn", HANDLE );
			return;
		}
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name = %s", "{$name}_turn" ) ); // phpcs:ignore
	}

	/** What somebody else is fetching for the first time: an empty page might be kept by a page cache for hours. */
	function awaited( string $name, string $spelling ): ?array {
		for ( $waits = 0; $waits < TIMEOUT * 20; $waits++ ) {
			usleep( 50000 );
			$entry = on_shelf( $name, true )[ $spelling ] ?? null;
			if ( $entry ) {
				return $entry;
			}
		}
		return null;
	}

	/*
	 * Cards and persons.
	 */

	/** The card as HTML. `$how` may have layout, heading (2 to 6) and lang; what can't be one is left out. */
	function card( string $id, array $how = array() ): string {
		return fragment( array( $id ), $how );
	}

	/** One fragment for one contributor or, in a layout that takes them, for several. */
	function fragment( array $ids, array $how ): string {
		$forms      = array( 'layout' => '/^[a-z]{1,20}$/D', 'heading' => '/^[2-6]$/D', 'lang' => '/^[A-Za-z0-9-]{2,35}$/D' );
		$parameters = array();
		foreach ( $forms as $name => $form ) {
			if ( isset( $how[ $name ] ) && is_scalar( $how[ $name ] ) && preg_match( $form, (string) $how[ $name ] ) ) {
				$parameters[ $name ] = (string) $how[ $name ];
			}
		}
		if ( 'byline' === ( $parameters['layout'] ?? '' ) ) {
			unset( $parameters['heading'] ); // a byline has none, and the registry says so
		}
		$is_fragment = function ( array $answer ): bool {
			return 'text/html' === $answer['type'] && '' !== trim( $answer['body'] ) && false === stripos( $answer['body'], '<html' );
		};
		$html = kept_card( $ids, 'html', $parameters, $is_fragment );
		if ( '' === $html ) {
			return '';
		}
		array_map( __NAMESPACE__ . '\\printed', $ids );
		return style_in_place() . untouched( $html );
	}

	/** Her node for a page's JSON-LD, without `@context`; an empty array where there is none. */
	function person( string $id ): array {
		$is_json = function ( array $answer ): bool {
			return is_array( json_decode( $answer['body'], true ) );
		};
		$node = json_decode( kept_card( array( $id ), 'jsonld', array( 'as' => 'person' ), $is_json ), true );
		if ( ! is_array( $node ) ) {
			return array();
		}
		unset( $node['@context'] );
		return $node;
	}

	function kept_card( array $ids, string $suffix, array $parameters, callable $is_usable ): string {
		$ids = array_filter( array_map( 'trim', $ids ), __NAMESPACE__ . '\\is_id' );
		if ( ! $ids || ! is_set_up() ) {
			return '';
		}
		$together = implode( ',', $ids );
		$address  = card_address( "$together.$suffix", $parameters );
		$request  = function ( string $etag ) use ( $address, $is_usable ): array {
			$answer = ask( $address, '' === $etag ? array() : array( 'If-None-Match' => $etag ) );
			return array( 'meaning' => meaning( $answer, $is_usable ) ) + $answer;
		};
		return kept( "card $together", $suffix . ' ' . http_build_query( $parameters ), $ids, FRESH, FRESH, $request );
	}

	function is_id( string $text ): bool {
		return 1 === preg_match( '/^\w{1,40}$/D', $text );
	}

	/** The contributor behind an external id of this site, such as a user's number; '' where there is none. */
	function contributor( string $external_id ): string {
		$key = setting( 'key' );
		if ( ! is_set_up() || 0 !== strpos( $key, 'sk_' ) ) {
			return ''; // only a secret key may look somebody up
		}
		$request = function () use ( $external_id, $key ): array {
			$answer  = ask( lookup_address( $external_id ), array( 'Authorization' => "Bearer $key" ) );
			$meaning = meaning(
				$answer,
				function ( array $answer ): bool {
					return '' !== found_id( $answer['body'] );
				}
			);
			return array( 'meaning' => $meaning, 'body' => found_id( $answer['body'] ), 'etag' => '' );
		};
		return kept( person_subject( $external_id ), '', array(), FRESH_PERSON, FRESH_NOBODY, $request );
	}

	function lookup_address( string $external_id ): string {
		$asked = array( 'source' => source(), 'id' => $external_id );
		return origin() . '/api/v1/sites/' . rawurlencode( setting( 'site' ) ) . '/lookup?' . http_build_query( $asked, '', '&', PHP_QUERY_RFC3986 );
	}

	function source(): string {
		return setting( 'source' ) ?: 'wp:' . setting( 'site' );
	}

	function person_subject( string $external_id ): string {
		return 'person ' . source() . ' ' . $external_id;
	}

	function found_id( string $body ): string {
		$found = json_decode( $body, true );
		$id    = is_array( $found ) && isset( $found['id'] ) && is_string( $found['id'] ) ? $found['id'] : '';
		return is_id( $id ) ? $id : '';
	}

	/** Whoever edits a user wants to see the outcome: then she is looked up anew. */
	function forget_person( $user_id ): void {
		delete_transient( key_of( person_subject( (string) $user_id ) ) );
	}

	/*
	 * The authors of a post.
	 */

	/** Their external ids in the order of the byline: users by number, guests of Co-Authors Plus as `guest-40`. */
	function people( \WP_Post $post ): array {
		$authors = function_exists( 'get_coauthors' ) ? get_coauthors( $post->ID ) : array( get_userdata( (int) $post->post_author ) );
		$people  = array_map( __NAMESPACE__ . '\\external_id', array_filter( (array) $authors, 'is_object' ) );
		/**
		 * Whose cards a post has: external ids, or the registry's own ids (`ctr_…`), for other ways to keep authors.
		 *
		 * @param string[] $people
		 * @param \WP_Post $post
		 */
		return array_map( 'strval', (array) apply_filters( 'contributor_registry_people', array_values( $people ), $post ) );
	}

	/** A guest that is linked to a user is that user. */
	function external_id( object $author ): string {
		if ( ! isset( $author->type ) || 'guest-author' !== $author->type ) {
			return (string) $author->ID;
		}
		$user = empty( $author->linked_account ) ? false : get_user_by( 'login', $author->linked_account );
		return $user ? (string) $user->ID : "guest-$author->ID";
	}

	/** The contributors of a post, each once. */
	function contributors_of( \WP_Post $post ): array {
		$ids = array();
		foreach ( people( $post ) as $person ) {
			$ids[] = 0 === strpos( $person, 'ctr_' ) ? $person : contributor( $person );
		}
		return array_values( array_unique( array_filter( $ids ) ) );
	}

	/** The cards of a post's authors: the box for one, inline cards for several, unless a layout is asked for. */
	function cards_of_post( $post, array $how = array() ): string {
		$post = get_post( $post );
		if ( ! $post instanceof \WP_Post ) {
			return '';
		}
		return cards( contributors_of( $post ), $how );
	}

	/** Cards of several belong together where the layout allows: one byline with all names, one grid. */
	function cards( array $ids, array $how ): string {
		$ids = array_slice( array_values( array_unique( $ids ) ), 0, MOST_AT_ONCE );
		if ( count( $ids ) < 2 ) {
			return $ids ? card( $ids[0], $how ) : '';
		}
		if ( empty( $how['layout'] ) ) {
			$how['layout'] = 'inline';
		}
		if ( in_array( $how['layout'], TOGETHER, true ) ) {
			return fragment( $ids, $how );
		}
		$html = '';
		foreach ( $ids as $id ) {
			$html .= card( $id, $how );
		}
		return '' === $html ? '' : "<div class=\"ac-stack\">$html</div>";
	}

	/*
	 * In the page.
	 */

	/** Ids whose cards stand in this page. */
	function printed( ?string $id = null ): array {
		static $ids = array();
		if ( null !== $id ) {
			$ids[ $id ] = true;
		}
		return array_map( 'strval', array_keys( $ids ) );
	}

	/**
	 * The registry's HTML, so that what WordPress does to a post's text can't change it or run it.
	 *
	 * Blocks are rendered before shortcodes and smilies are: a bio with `[gallery]` in it must stay a bio. What is
	 * written here means the same to a browser.
	 */
	function untouched( string $html ): string {
		$parts = preg_split( '/(<[^>]*>)/', $html, -1, PREG_SPLIT_DELIM_CAPTURE );
		for ( $i = 0; $i < count( $parts ); $i += 2 ) {
			$parts[ $i ] = preg_replace_callback(
				'/(?<![^\s])[:;8]/',
				function ( array $found ): string {
					return '&#' . ord( $found[0] ) . ';';
				},
				$parts[ $i ]
			);
		}
		$html = str_replace( array( '[', ']' ), array( '&#91;', '&#93;' ), implode( '', $parts ) );
		// `wptexturize` leaves the inside of this element alone; see leave_cards_alone().
		return 0 === strpos( $html, '<author-card' ) ? $html : "<author-card>$html</author-card>";
	}

	function leave_cards_alone( array $tags ): array {
		$tags[] = 'author-card';
		return $tags;
	}

	/** [author_card id="" layout="" heading="" lang=""]; without an id, of the authors of the post. */
	function shortcode( $attributes ): string {
		return from_attributes( shortcode_atts( array_fill_keys( array( 'id', 'layout', 'heading', 'lang' ), '' ), $attributes, 'author_card' ), get_the_ID() );
	}

	/** Feeds have no style sheet: there a card would be a heap of parts. */
	function from_attributes( array $attributes, $post_id ): string {
		if ( is_feed() ) {
			return '';
		}
		$ids = preg_split( '/[\s,]+/', (string) ( $attributes['id'] ?? '' ), -1, PREG_SPLIT_NO_EMPTY );
		return $ids ? cards( $ids, $attributes ) : cards_of_post( $post_id, $attributes );
	}

	function render_block( array $attributes, string $content, \WP_Block $block ): string {
		$html = from_attributes( $attributes, $block->context['postId'] ?? get_the_ID() );
		return '' === $html ? '' : '<div ' . get_block_wrapper_attributes() . ">$html</div>";
	}

	/** `apply_filters( 'contributor_registry_card', '', $post, $how )`: a theme that says so does no harm without us. */
	function filter_card( $html, $post = null, $how = array() ): string {
		return (string) $html . cards_of_post( $post, (array) $how );
	}

	/** Below the text of single posts, where CONTRIBUTOR_REGISTRY_AFTER_POSTS is a layout or `1`. Never in excerpts. */
	function after_posts( string $content ): string {
		$layout = setting( 'after_posts' );
		if ( in_array( $layout, array( '', '0' ), true ) || ! is_singular( 'post' ) || doing_filter( 'get_the_excerpt' ) ) {
			return $content;
		}
		if ( get_the_ID() !== get_queried_object_id() ) {
			return $content; // another post, listed beside this one
		}
		return $content . cards_of_post( get_the_ID(), array( 'layout' => '1' === $layout ? '' : $layout ) );
	}

	/** The persons of all cards in the page, once. */
	function print_jsonld(): void {
		/**
		 * The nodes of the page's JSON-LD; none prints nothing, for who puts them into a graph of her own.
		 *
		 * @param array[] $persons
		 */
		$persons = apply_filters( 'contributor_registry_jsonld', persons( printed() ) );
		if ( ! $persons ) {
			return;
		}
		$graph = array( '@context' => 'https://schema.org', '@graph' => array_values( $persons ) );
		// Without `<` no text can end the script.
		$json = wp_json_encode( $graph, JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		echo '<script type="application/ld+json">' . $json . "</script>\n"; // phpcs:ignore WordPress.Security.EscapeOutput
	}

	function persons( array $ids ): array {
		$persons = array();
		foreach ( $ids as $id ) {
			$person = person( $id );
			if ( $person ) {
				$persons[ is_string( $person['@id'] ?? null ) ? $person['@id'] : $id ] = $person;
			}
		}
		return array_values( $persons );
	}

	/*
	 * Style sheet, script, block.
	 */

	/** Addresses and versions of the style sheet and the script, or an empty array where a site has its own. */
	function assets(): array {
		$setting = setting( 'assets' );
		$copy    = __DIR__ . '/contributor-registry/author-card';
		if ( 'none' === $setting || ! is_set_up() ) {
			return array();
		}
		if ( '' !== $setting ) {
			$base = rtrim( $setting, '/' ) . '/author-card';
			return array( array( "$base.css", null ), array( "$base.js", null ) );
		}
		if ( is_readable( "$copy.css" ) && is_readable( "$copy.js" ) ) {
			$base = plugins_url( 'contributor-registry/author-card', __FILE__ );
			return array( array( "$base.css", (string) filemtime( "$copy.css" ) ), array( "$base.js", (string) filemtime( "$copy.js" ) ) );
		}
		return array( array( card_address( 'card.css' ), null ), array( origin() . '/static/author-card.js', null ) );
	}

	function register(): void {
		$assets = assets();
		if ( $assets ) {
			wp_register_style( HANDLE, $assets[0][0], array(), $assets[0][1] );
			wp_register_script( HANDLE, $assets[1][0], array(), $assets[1][1], array( 'in_footer' => true, 'strategy' => 'defer' ) );
		}
		add_shortcode( 'author_card', __NAMESPACE__ . '\\shortcode' );
		wp_register_script( HANDLE . '-block', false, array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components', 'wp-server-side-render' ), null, true );
		wp_add_inline_script( HANDLE . '-block', EDITOR );
		$text = array( 'type' => 'string', 'default' => '' );
		register_block_type(
			BLOCK,
			array(
				'api_version'     => 3,
				'title'           => 'Author card',
				'description'     => 'The card of a contributor, or of the authors of this post.',
				'category'        => 'widgets',
				'icon'            => 'id',
				'keywords'        => array( 'author', 'byline', 'contributor' ),
				'attributes'      => array( 'id' => $text, 'layout' => $text, 'heading' => $text, 'lang' => $text ),
				'uses_context'    => array( 'postId' ),
				'supports'        => array( 'html' => false, 'align' => true, 'spacing' => array( 'margin' => true ) ),
				'editor_script'   => HANDLE . '-block',
				'editor_style'    => $assets ? HANDLE : null,
				'render_callback' => __NAMESPACE__ . '\\render_block',
			)
		);
	}

	/** Early where it is clear that a card will come, so that the style sheet stands in the head. */
	function enqueue(): void {
		$post = is_singular() ? get_post() : null;
		if ( $post && ( setting( 'after_posts' ) || has_shortcode( $post->post_content, 'author_card' ) || has_block( BLOCK, $post ) ) ) {
			wp_enqueue_style( HANDLE );
			wp_enqueue_script( HANDLE );
		}
	}

	/** The script, and the style sheet: a link right here where the head is already written, so that nothing jumps. */
	function style_in_place(): string {
		wp_enqueue_style( HANDLE );
		wp_enqueue_script( HANDLE );
		if ( ! did_action( 'wp_print_styles' ) || is_admin() || wp_style_is( HANDLE, 'done' ) ) {
			return '';
		}
		ob_start();
		wp_print_styles( HANDLE );
		return (string) ob_get_clean();
	}

	const EDITOR = <<<'JS'
( function ( wp ) {
	var el = wp.element.createElement, controls = wp.components;
	var choices = function ( names ) {
		return names.map( function ( name ) { return { label: name || 'default', value: name }; } );
	};
	wp.blocks.registerBlockType( 'contributor-registry/author-card', {
		edit: function ( props ) {
			var field = function ( control, name, label, options ) {
				return el( control, {
					key: name, label: label, value: props.attributes[ name ], options: options && choices( options ),
					onChange: function ( value ) { var next = {}; next[ name ] = value; props.setAttributes( next ); }
				} );
			};
			return el( 'div', wp.blockEditor.useBlockProps(),
				el( wp.blockEditor.InspectorControls, null,
					el( controls.PanelBody, { title: 'Author card' },
						field( controls.TextControl, 'id', 'Contributor id (empty: the authors of the post)' ),
						field( controls.SelectControl, 'layout', 'Layout', [ '', 'byline', 'inline', 'box', 'tile', 'profile' ] ),
						field( controls.SelectControl, 'heading', 'Heading level', [ '', '2', '3', '4', '5', '6' ] ) ) ),
				el( controls.Disabled, null, el( wp.serverSideRender, {
					block: props.name, attributes: props.attributes,
					urlQueryArgs: props.context.postId ? { post_id: props.context.postId } : {}
				} ) ) );
		},
		save: function () { return null; }
	} );
} )( window.wp );
JS;

	/*
	 * Tools → Site Health says what is wrong, in the registry's own words. The key is never among them.
	 */

	function site_health( array $tests ): array {
		$tests['direct']['contributor_registry'] = array( 'label' => 'Author cards', 'test' => __NAMESPACE__ . '\\health' );
		return $tests;
	}

	function health(): array {
		list( $status, $says ) = found_health();
		return array(
			'label'       => 'good' === $status ? 'Author cards come from the registry' : 'Author cards need attention',
			'status'      => $status,
			'badge'       => array( 'label' => 'Contributor Registry', 'color' => 'blue' ),
			'description' => '<p>' . esc_html( $says ) . '</p>',
			'actions'     => '',
			'test'        => 'contributor_registry',
		);
	}

	/** A status of Site Health and a sentence. */
	function found_health(): array {
		if ( ! is_set_up() ) {
			return array( 'critical', 'Set CONTRIBUTOR_REGISTRY_URL and CONTRIBUTOR_REGISTRY_SITE in wp-config.php.' );
		}
		$looks_up = 0 === strpos( setting( 'key' ), 'sk_' );
		$answer   = $looks_up
			? ask( lookup_address( (string) get_current_user_id() ), array( 'Authorization' => 'Bearer ' . setting( 'key' ) ) )
			: ask( card_address( 'ctr_nobody.json' ) );
		$problem = json_decode( $answer['body'], true );
		$code    = is_array( $problem ) ? (string) ( $problem['code'] ?? '' ) : '';
		if ( 0 === $answer['status'] ) {
			return array( 'critical', 'The registry at ' . origin() . ' does not answer within ' . TIMEOUT . ' seconds.' );
		}
		if ( 200 !== $answer['status'] && ! in_array( $code, array( 'unknown_contributor', 'not_found' ), true ) ) {
			$detail = is_array( $problem ) && is_string( $problem['detail'] ?? null ) ? $problem['detail'] : '';
			return array( 'critical', "The registry answered {$answer['status']}. $detail" );
		}
		return $looks_up
			? array( 'good', 'The registry answers, and the key can look up the authors of posts.' )
			: array( 'recommended', 'The registry answers. Without a secret key (sk_…) only cards that are named by id are printed.' );
	}

	add_action( 'init', __NAMESPACE__ . '\\register' );
	add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\\enqueue' );
	add_action( 'wp_footer', __NAMESPACE__ . '\\print_jsonld' );
	add_action( 'profile_update', __NAMESPACE__ . '\\forget_person' );
	add_action( 'deleted_user', __NAMESPACE__ . '\\forget_person' );
	add_filter( 'no_texturize_tags', __NAMESPACE__ . '\\leave_cards_alone' );
	add_filter( 'the_content', __NAMESPACE__ . '\\after_posts', 20 );
	add_filter( 'contributor_registry_card', __NAMESPACE__ . '\\filter_card', 10, 3 );
	add_filter( 'site_status_tests', __NAMESPACE__ . '\\site_health' );
}

namespace {

	/**
	 * The cards of a post's authors, for themes: `echo contributor_registry_card();`
	 *
	 * @param int|\WP_Post|null $post The post of the loop without one.
	 * @param array             $how  layout, heading, lang.
	 */
	function contributor_registry_card( $post = null, array $how = array() ): string {
		return \ContributorRegistry\cards_of_post( $post, $how );
	}

	/**
	 * The authors of a post as JSON-LD nodes, for the `author` of an Article that a theme or plug-in prints.
	 *
	 * @param int|\WP_Post|null $post The post of the loop without one.
	 */
	function contributor_registry_persons( $post = null ): array {
		$post = get_post( $post );
		return $post instanceof \WP_Post ? \ContributorRegistry\persons( \ContributorRegistry\contributors_of( $post ) ) : array();
	}
}
