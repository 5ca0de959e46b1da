//! The `Host` of a request becomes whether it is answered.
//!
//! A page of somebody else's may have its name lead to this machine, and would then read the site as
//! its own. It cannot choose the name that its visitor's browser sends, so what does not name this
//! machine is refused.

use std::net::IpAddr;

/// The hosts under which a server is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hosts {
    /// The address that the server listens at.
    pub(super) bound: IpAddr,
}

impl Hosts {
    /// Whether a `Host`, with its port or without, means this machine and nobody else.
    pub(super) fn admit(self, host: &str) -> bool {
        let Some(name) = without_port(host) else { return false };
        match name.parse::<IpAddr>() {
            Ok(address) => self.is_ours(address),
            Err(_) => is_local(name),
        }
    }

    fn is_ours(self, address: IpAddr) -> bool {
        address.is_loopback() || address == self.bound || self.bound.is_unspecified()
    }
}

/// Names that never leave a machine (RFC 6761).
fn is_local(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}

/// The name, or nothing if it is none or the port is no number. Brackets of IPv6 are taken off.
fn without_port(host: &str) -> Option<&str> {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => host.find(':').map_or((host, ""), |at| host.split_at(at)),
    };
    let number = |port: &str| port.strip_prefix(':').is_some_and(|n| n.parse::<u16>().is_ok());
    (!name.is_empty() && (port.is_empty() || number(port))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    fn admitted(bound: &str, hosts: &[&'static str]) -> Vec<&'static str> {
        let hosts_of = Hosts { bound: bound.parse().expect("an address") };
        hosts.iter().copied().filter(|host| hosts_of.admit(host)).collect()
    }

    const OURS: [&str; 9] = [
        "localhost",
        "LOCALHOST:4000",
        "localhost.:1",
        "a.localhost:4000",
        "127.0.0.1",
        "127.0.0.1:4000",
        "127.9.9.9:4000",
        "[::1]",
        "[::1]:4000",
    ];

    const OTHERS: [&str; 16] = [
        "",
        ":4000",
        "evil.example",
        "evil.example:4000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evillocalhost",
        "localhost:x",
        "localhost:99999",
        "127.0.0.1:",
        "[::1",
        "[::1]x",
        "0x7f.1",
        "a@localhost",
        "localhost/",
        "[::2]",
    ];

    #[test]
    fn this_machine_is_admitted_and_no_other_name() {
        assert_eq!(admitted("127.0.0.1", &OURS), OURS);
        assert!(admitted("127.0.0.1", &OTHERS).is_empty());
        assert!(admitted("127.0.0.1", &["192.168.1.5:4000"]).is_empty());
    }

    #[test]
    fn the_address_that_was_asked_for_is_admitted() {
        assert_eq!(admitted("192.168.1.5", &["192.168.1.5:4000", "192.168.1.6"]).len(), 1);
        assert_eq!(admitted("192.168.1.5", &OURS), OURS);
    }

    #[test]
    fn every_address_but_no_name_is_admitted_where_all_may_ask() {
        assert_eq!(admitted("0.0.0.0", &["192.168.1.5:4000", "[fe80::1]:4000"]).len(), 2);
        assert_eq!(admitted("0.0.0.0", &OTHERS), ["[::2]"]);
    }
}
