"""Certificates for tests, made by OpenSSL in a folder: authorities, and what they sign.

Every key and certificate is a PEM file; they are good for two days.
"""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1")
LIFE = ("-days", "2")
EXTENSIONS = """\
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
"""


def missing() -> str | None:
    """Say what this machine lacks to make any, or None where nothing is missing."""
    return None if shutil.which("openssl") else "needs openssl"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and its private key."""

    certificate: Path
    key: Path

    def together(self) -> Path:
        """Give a file that holds both, the key first, as Kafka's PEM key stores do."""
        both = self.key.with_suffix(".both.pem")
        both.write_text(self.key.read_text("utf-8") + self.certificate.read_text("utf-8"), "utf-8")
        return both


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate authority, with its key in a folder."""

    own: Certificate

    @classmethod
    def make(cls, folder: Path, name: str) -> "Authority":
        """Make one that signs itself."""
        own = Certificate(folder / f"{name}.pem", folder / f"{name}.key")
        files = ("-keyout", str(own.key), "-out", str(own.certificate))
        uses = ("-addext", "keyUsage=critical,keyCertSign,cRLSign")
        _openssl("req", "-x509", *CURVE, *LIFE, *uses, "-nodes", "-subj", f"/CN={name}", *files)
        return cls(own)

    def sign(self, name: str, alternative: str = "", password: str = "") -> Certificate:
        """Make a certificate for a name, its key encrypted where there is a password.

        ``alternative`` names are as OpenSSL has them: ``DNS:…``, ``IP:…``.
        """
        stem = self.own.key.with_name(name)
        made = Certificate(stem.with_suffix(".pem"), stem.with_suffix(".key"))
        names = f"subjectAltName = {alternative}\n" if alternative else ""
        extensions, request = stem.with_suffix(".ext"), stem.with_suffix(".csr")
        extensions.write_text(EXTENSIONS + names, "utf-8")
        secret = ("-passout", f"pass:{password}") if password else ("-nodes",)
        files = ("-keyout", str(made.key), "-out", str(request))
        _openssl("req", "-new", *CURVE, *secret, "-subj", f"/CN={name}", *files)
        signer = ("-CA", str(self.own.certificate), "-CAkey", str(self.own.key), "-CAcreateserial")
        files = ("-in", str(request), "-out", str(made.certificate))
        _openssl("x509", "-req", *LIFE, *signer, "-extfile", str(extensions), *files)
        return made


def _openssl(*arguments: str) -> None:
    """Run OpenSSL, which must succeed."""
    done = subprocess.run(
        ["openssl", *arguments],  # noqa: S607 (whichever is on the path)
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
