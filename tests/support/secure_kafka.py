"""Ways into a broker that wants TLS and passwords: its properties, and its clients' settings."""

from pathlib import Path
from typing import Final, TypeAlias

from support import apache_kafka
from support.certificates import Authority

Fields: TypeAlias = dict[str, object]

USER = "desk"
SCRAM_256, SCRAM_512 = "scram-256-Sesame", "scram-512-Sesame"
PLAIN, KEY = "plain-Sesame", "key-Sesame"
SECRETS = (SCRAM_256, SCRAM_512, PLAIN, KEY)
USERS = (
    f"SCRAM-SHA-256=[name={USER},password={SCRAM_256}]",
    f"SCRAM-SHA-512=[name={USER},password={SCRAM_512}]",
)

PROTOCOLS = {"TLS": "SSL", "SCRAM": "SASL_SSL", "PLAIN": "SASL_SSL", "ABROAD": "SSL"}
"""of each listener; TLS asks its clients for a certificate"""
PROPERTIES = """\
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS
listeners=PLAINTEXT://127.0.0.1:{{port}},CONTROLLER://127.0.0.1:{{controller}},{listeners}
advertised.listeners=\
PLAINTEXT://127.0.0.1:{{port}},CONTROLLER://127.0.0.1:{{controller}},{advertised}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,{protocols}
ssl.keystore.type=PEM
ssl.keystore.location={keystore}
ssl.truststore.type=PEM
ssl.truststore.location={truststore}
listener.name.tls.ssl.client.auth=required
listener.name.scram.sasl.enabled.mechanisms=SCRAM-SHA-256,SCRAM-SHA-512
listener.name.scram.scram-sha-256.sasl.jaas.config=\
org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.scram.scram-sha-512.sasl.jaas.config=\
org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.plain.sasl.enabled.mechanisms=PLAIN
listener.name.plain.plain.sasl.jaas.config=\
org.apache.kafka.common.security.plain.PlainLoginModule required user_{user}="{password}";
"""


class Ways:
    """The certificates and ports of one broker, and what its clients need for them."""

    def __init__(self, folder: Path) -> None:
        """Make the certificates, and choose the ports."""
        authority = Authority.make(folder, "authority")
        self.folder: Final = folder
        self.ca: Final = authority.own.certificate
        self.stranger: Final = Authority.make(folder, "stranger").own.certificate
        self.server: Final = authority.sign("broker", "IP:127.0.0.1")
        self.client: Final = authority.sign(USER, password=KEY)
        ports = apache_kafka.free_ports(len(PROTOCOLS))
        self.ports: Final = dict(zip(PROTOCOLS, ports, strict=True))

    def properties(self) -> str:
        """Give what the broker is told.

        Its certificate names 127.0.0.1; ABROAD is advertised under a name that is not in it.
        Who shows neither certificate nor password may do everything, others what is granted.
        """
        listeners = [f"{name}://127.0.0.1:{port}" for name, port in self.ports.items()]
        return PROPERTIES.format(
            listeners=",".join(listeners),
            advertised=",".join(listeners).replace("ABROAD://127.0.0.1", "ABROAD://localhost"),
            protocols=",".join(f"{name}:{protocol}" for name, protocol in PROTOCOLS.items()),
            keystore=self.server.together(),
            truststore=self.ca,
            user=USER,
            password=PLAIN,
        )

    def address(self, listener: str, host: str = "127.0.0.1") -> str:
        """Give where a listener is found."""
        return f"{host}:{self.ports[listener]}"

    def tls(self, listener: str, host: str = "127.0.0.1") -> Fields:
        """Give the settings of a client that shows no certificate."""
        broker = self.address(listener, host)
        return {"broker": broker, "security_protocol": "SSL", "ssl_ca_file": self.ca}

    def certificate(self) -> Fields:
        """Give the settings of a client that shows one; its key is encrypted."""
        shown = {"ssl_cert_file": self.client.certificate, "ssl_key_file": self.client.key}
        return self.tls("TLS") | shown | {"ssl_key_password_file": self.secret(KEY)}

    def sasl(self, mechanism: str, password: str) -> Fields:
        """Give the settings of a client with a password."""
        return self.tls("PLAIN" if mechanism == "PLAIN" else "SCRAM") | {
            "security_protocol": "SASL_SSL",
            "sasl_mechanism": mechanism,
            "sasl_username": USER,
            "sasl_password_file": self.secret(password),
        }

    def secret(self, words: str) -> Path:
        """Give a file that holds a secret."""
        file = self.folder / f"{words}.secret"
        file.write_text(f"{words}\n", "utf-8")
        return file
