"""A real WordPress in a temporary folder: Debian's package unpacked, MariaDB behind a socket, PHP's own web server.

Nothing is installed and no service of the machine is touched. PHP with mysqli and MariaDB's server have to be there:
apt-get install php-cli php-mysql php-xml php-mbstring php-curl mariadb-server-core mariadb-client-core
"""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.servers import free_port, is_answered

ROOT = Path(__file__).parents[2]
PLUGIN = ROOT / "clients" / "wordpress" / "contributor-registry.php"
NEEDED = {
    "php": "php-cli",
    "mariadbd": "mariadb-server-core",
    "mariadb-install-db": "mariadb-server-core",
    "my_print_defaults": "mariadb-client-core",
}
# What the package links to, so that its links lead somewhere.
PACKAGES = ("wordpress", "wordpress-theme-twentytwentythree", "libjs-underscore", "libjs-cropper", "php-getid3")
PASSWORD = "correct horse"

CONFIGURATION = """<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:{socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
{salts}
define( 'WP_HOME', '{origin}' );
define( 'WP_SITEURL', '{origin}' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', '{log}' );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );
$table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
"""
SALTS = ("AUTH_KEY", "SECURE_AUTH_KEY", "LOGGED_IN_KEY", "NONCE_KEY")
SALTS += ("AUTH_SALT", "SECURE_AUTH_SALT", "LOGGED_IN_SALT", "NONCE_SALT")
# Beside the plug-in: writes down every request that WordPress makes, and sends no mail.
RECORDER = """<?php
add_action( 'http_api_debug', function ( $answer, $context, $class, $arguments, $url ) {
    $told = is_wp_error( $answer ) ? 'failed' : wp_remote_retrieve_response_code( $answer );
    file_put_contents( '%s', "$told $url\\n", FILE_APPEND | LOCK_EX );
}, 10, 5 );
add_filter( 'pre_wp_mail', '__return_false' );
"""
INSTALL = """
define( 'WP_INSTALLING', true );
require 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'The Test Paper', 'admin', 'admin@site.example', true, '', '%s' );
update_option( 'permalink_structure', '' );
"""
# A theme as themes were before blocks: the template says where the cards stand.
THEME = {
    "style.css": """/*
Theme Name: Probe
*/
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 Georgia, serif; background: #fff1e5 }
@media (prefers-color-scheme: dark) { body { background: #14161a; color: #e8e6e3 } a { color: inherit } }
""",
    "index.php": """<!doctype html><html <?php language_attributes(); ?>><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="<?php echo esc_url( get_stylesheet_uri() ); ?>"><?php wp_head(); ?></head><body>
<?php while ( have_posts() ) { the_post(); the_title( '<h1>', '</h1>' ); the_content(); } ?>
<div id="filtered"><?php echo apply_filters( 'contributor_registry_card', '', get_the_ID(), array() ); ?></div>
<?php wp_footer(); ?></body></html>
""",
}


@dataclass
class WordPress:
    origin: str
    folder: Path
    version: str
    posts: list[int] = field(default_factory=list)

    @property
    def core(self) -> Path:
        return self.folder / "root/usr/share/wordpress"

    def php(self, code: str) -> Any:
        """What code with WordPress around it says in JSON, by ``echo wp_json_encode( … )``; None where it is silent."""
        return run_php(self.core, f"$_SERVER['HTTP_HOST'] = '127.0.0.1'; require 'wp-load.php'; {code}")

    def connect(self, registry: str, *, theme: str = "probe", **more: str) -> None:
        """Lets the site ask this registry, with nothing kept of any other or of what was asked before."""
        settings = json.dumps({"url": registry, "site": "fba", "key": "sk_demo_fba", **more})
        forget = "$wpdb->query( \"DELETE FROM $wpdb->options WHERE option_name LIKE '%ctrreg%'\" );"
        remember = f"update_option( 'contributor_registry', json_decode( {quoted(settings)}, true ) );"
        self.php(f"global $wpdb; {forget} {remember} switch_theme( {quoted(theme)} );")
        self.asked()

    def turns(self) -> list[str]:
        """The turns to refresh that somebody holds."""
        held = "\"SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%ctrreg%turn'\""
        return list(self.php(f"global $wpdb; echo wp_json_encode( $wpdb->get_col( {held} ) );"))

    def user(self, login: str) -> int:
        return int(
            self.php(
                f"$user = username_exists( '{login}' ) ?: wp_create_user( '{login}', wp_generate_password() );"
                "echo wp_json_encode( $user );"
            )
        )

    def post(self, content: str, author: int = 1, title: str = "What a recount costs") -> str:
        """The address of a new post."""
        new = {"post_title": title, "post_content": content, "post_status": "publish", "post_author": author}
        number = self.php(
            f"kses_remove_filters(); $new = json_decode( {quoted(json.dumps(new))}, true );"
            "echo wp_json_encode( wp_insert_post( wp_slash( $new ), true ) );"
        )
        return f"{self.origin}/?p={number}"

    def get(self, address: str) -> str:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  our own server
            return str(answer.read().decode())

    def asked(self) -> list[str]:
        """What WordPress asked the registry since the last call: status or ``failed``, and address without the host."""
        log = self.folder / "requests.log"
        lines = log.read_text().splitlines() if log.exists() else []
        log.write_text("")
        asked = [re.fullmatch(r"(\w+) https?://[^/]+(/(?:c|api)/.*)", line) for line in lines]
        return [f"{found[1]} {urllib.parse.unquote(found[2])}" for found in asked if found]

    def age(self, seconds: int) -> None:
        """Lets everything that is kept become older by so many seconds, and ends a rest."""
        self.php(
            """
            global $wpdb;
            delete_transient( 'ctrreg_rest' );
            $kept = "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%transient_ctrreg%'";
            foreach ( $wpdb->get_col( $kept ) as $name ) {
                $value = get_option( $name );
                if ( is_array( $value ) ) {
                    foreach ( $value as &$entry ) { $entry['confirmed'] -= SECONDS; $entry['tried'] -= SECONDS; }
                } else {
                    $value -= SECONDS;
                }
                update_option( $name, $value );
            }
            """.replace("SECONDS", str(seconds))
        )

    def complaints(self) -> str:
        """What PHP and WordPress complained of."""
        log = self.folder / "debug.log"
        return log.read_text() if log.exists() else ""


def quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def run_php(folder: Path, code: str) -> Any:
    done = subprocess.run(
        ["php", "-d", "display_errors=stderr"],
        input=f"<?php {code}",
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return json.loads(done.stdout) if done.stdout else None


def missing() -> str:
    """The packages that have to be installed first, or ``""``."""
    path = os.environ["PATH"] + ":/usr/sbin"
    packages = {package for program, package in NEEDED.items() if shutil.which(program, path=path) is None}
    if "php-cli" in packages or "mysqli" not in subprocess.run(["php", "-m"], capture_output=True, text=True).stdout:
        packages |= {"php-cli", "php-mysql", "php-xml", "php-mbstring", "php-curl"}
    return " ".join(sorted(packages))


@contextlib.contextmanager
def wordpress(release: str) -> Iterator[WordPress]:
    """WordPress from Debian's ``release``, installed and answering."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wp-")))  # short: a socket lives in it
        unpack(release, folder)
        socket = stack.enter_context(mariadb(folder))
        port = free_port()
        site = WordPress(f"http://127.0.0.1:{port}", folder, "")
        configure(site, socket)
        run_php(site.core, INSTALL % PASSWORD)
        site.version = site.php("echo wp_json_encode( get_bloginfo( 'version' ) );")
        stack.enter_context(web_server(site, port))
        yield site


def unpack(release: str, folder: Path) -> None:
    """Downloads the packages with apt, from the machine's own mirror and checked by its keys, and unpacks them."""
    lists, packages = folder / "apt", folder / "packages"
    (lists / "lists/partial").mkdir(parents=True)
    (lists / "cache/archives/partial").mkdir(parents=True)
    packages.mkdir()
    mirror = next(iter(said("apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages").split()))
    keys = "/usr/share/keyrings/debian-archive-keyring.gpg"
    (lists / "sources.list").write_text(f"deb [signed-by={keys}] {mirror} {release} main\n")
    options = {
        "Dir::Etc::sourcelist": lists / "sources.list",
        "Dir::Etc::sourceparts": "-",
        "Dir::State::lists": lists / "lists",
        "Dir::Cache": lists / "cache",
        "APT::Sandbox::User": "root",
    }
    flags = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
    said("apt-get", *flags, "update", "-q")
    said("apt-get", *flags, "download", "-q", *PACKAGES, cwd=packages)
    for package in sorted(packages.glob("*.deb")):
        said("dpkg-deb", "-x", str(package), str(folder / "root"))


def said(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(
        command, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


def configure(site: WordPress, socket: Path) -> None:
    salts = "\n".join(f"define( '{name}', '{name.lower()} of a test' );" for name in SALTS)
    text = CONFIGURATION.format(socket=socket, origin=site.origin, salts=salts, log=site.folder / "debug.log")
    (site.core / "wp-config.php").write_text(text)
    extensions = site.core / "wp-content/mu-plugins"
    extensions.mkdir()
    shutil.copy(PLUGIN, extensions)
    (extensions / "recorder.php").write_text(RECORDER % (site.folder / "requests.log"))
    probe = site.core / "wp-content/themes/probe"
    probe.mkdir()
    for name, content in THEME.items():
        (probe / name).write_text(content)


@contextlib.contextmanager
def mariadb(folder: Path) -> Iterator[Path]:
    """A server of our own behind a socket, without a port; gives the socket."""
    data, socket, log = folder / "db", folder / "db.sock", folder / "db.log"
    as_root = ["--user=root"] if os.geteuid() == 0 else []
    said(
        *("mariadb-install-db", "--no-defaults", f"--datadir={data}", "--skip-test-db", *as_root),
        "--auth-root-authentication-method=normal",
    )
    program = shutil.which("mariadbd", path=os.environ["PATH"] + ":/usr/sbin")
    assert program
    paths = [f"--datadir={data}", f"--socket={socket}", f"--pid-file={folder / 'db.pid'}", f"--log-error={log}"]
    sparing = ["--skip-networking", "--innodb-buffer-pool-size=32M", "--innodb-flush-log-at-trx-commit=0"]
    with running([program, "--no-defaults", *paths, *sparing, *as_root], folder, log) as process:
        wait_for(process, log, socket.exists)
        create = "$db = new mysqli( null, 'root', '', '', 0, '%s' ); $db->query( 'CREATE DATABASE wordpress' );"
        run_php(folder, create % socket)
        yield socket


@contextlib.contextmanager
def web_server(site: WordPress, port: int) -> Iterator[None]:
    log = site.folder / "php.log"
    command = ["php", "-S", f"127.0.0.1:{port}", "-t", str(site.core)]
    with running(command, site.core, log, PHP_CLI_SERVER_WORKERS="6") as process:
        wait_for(process, log, lambda: is_answered(site.origin))
        yield


@contextlib.contextmanager
def running(command: list[str], folder: Path, log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)  # the session that we started for it: the server and its workers
        process.wait(30)


def wait_for(process: subprocess.Popen[bytes], log: Path, ready: Any) -> None:
    deadline = time.monotonic() + 60
    while not ready():
        assert process.poll() is None, log.read_text(errors="replace")
        assert time.monotonic() < deadline, log.read_text(errors="replace")
        time.sleep(0.05)
