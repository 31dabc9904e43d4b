//! Every place where bytes from elsewhere are read, as one function of bytes: for those who look for inputs that break it.
//!
//! What is sealed is reached from the inside, as somebody reaches it who has the keys.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use chrono::DateTime;

use crate::{
    Context,
    document::{self, Document},
    interchange::read_connections,
    model::{AuthorId, DeviceId, Incarnation, RecordId, VaultId},
    sync::{
        self, AuthorEnd, Checkpoint, Commitment, DeviceKey, DeviceState, Entry, EpochKey, FileHash, Offer,
        RecordChange, Roster, RosterRecord, Run, SavedDocument, Segment, Statement, Ticket, Vector,
        fuzzing as inside,
    },
};

/// A place where bytes from elsewhere are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Parser {
    /// A file as it lies in a shared place.
    File,
    /// What is inside a file's seal.
    Envelope,
    /// What a file of entries holds: header and body.
    Entries,
    /// What a device says of itself.
    State,
    /// What a part of a checkpoint holds: header and body.
    Checkpoint,
    /// A record of the roster, signed.
    Roster,
    /// A ticket.
    Ticket,
    /// What a message of a pairing says.
    Pairing,
    /// A change, at the gate.
    Change,
    /// A whole document, at the gate.
    Document,
    /// A list of connections.
    Connections,
}

impl Parser {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::File,
        Self::Envelope,
        Self::Entries,
        Self::State,
        Self::Checkpoint,
        Self::Roster,
        Self::Ticket,
        Self::Pairing,
        Self::Change,
        Self::Document,
        Self::Connections,
    ];

    /// Inputs that it accepts, to begin from.
    pub fn seeds(self) -> Vec<Vec<u8>> {
        let fixture = &*FIXTURE;
        match self {
            Self::File => vec![fixture.file()],
            Self::Envelope => vec![fixture.inside()],
            Self::Entries => vec![inside::entries(&fixture.segment())],
            Self::State => vec![inside::state(&fixture.state())],
            Self::Checkpoint => vec![inside::checkpoint(&fixture.checkpoint())],
            Self::Roster => fixture.roster.records().map(RosterRecord::to_bytes).collect(),
            Self::Ticket => vec![fixture.ticket().to_string().into_bytes()],
            Self::Pairing => inside::pairing(&fixture.card()),
            Self::Change => document::sample_changes(),
            Self::Document => document::sample_documents(),
            Self::Connections => vec![CONNECTIONS.as_bytes().to_vec()],
        }
    }

    /// Reads these bytes; whether they were accepted. It never panics.
    pub fn accepts(self, bytes: &[u8]) -> bool {
        let fixture = &*FIXTURE;
        match self {
            Self::File => inside::open_file(bytes, &fixture.epoch),
            Self::Envelope => inside::open_envelope(bytes, &fixture.epoch),
            Self::Entries => inside::open_entries(bytes),
            Self::State => inside::open_state(bytes),
            Self::Checkpoint => inside::open_checkpoint(bytes).is_some_and(|checkpoint| {
                let mut documents = checkpoint.documents.iter();
                documents.all(|saved| Document::admit(&saved.3, &saved.2).is_ok())
            }),
            Self::Roster => RosterRecord::from_bytes(bytes)
                .is_ok_and(|record| fixture.roster.clone().merge([record]).is_ok()),
            Self::Ticket => std::str::from_utf8(bytes).is_ok_and(|text| text.parse::<Ticket>().is_ok()),
            Self::Pairing => inside::read_pairing(bytes),
            Self::Change | Self::Document => document::gate_accepts(&document::resealed(bytes)),
            Self::Connections => read_connections(bytes).is_ok(),
        }
    }
}

/// A short list of connections.
const CONNECTIONS: &str = "Notes:\n\"Some addresses\nare missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,\
    Position,Connected On\nJane,\"Doe, PhD\",https://www.linkedin.com/in/jane-doe,,Acme,Designer,12 Mar 2024\n,,,,,,07 Jun \
    2026\nBob,,,bob@x.org,,,7-Feb-22\n";

/// One device and a little of everything, always the same.
struct Fixture {
    context: Context,
    key: DeviceKey,
    epoch: EpochKey,
    roster: Roster,
}

static FIXTURE: LazyLock<Fixture> = LazyLock::new(Fixture::new);

impl Fixture {
    fn new() -> Self {
        let random = Arc::new(|bytes: &mut [u8]| bytes.fill(7));
        let context = Context::new(DateTime::UNIX_EPOCH, chrono_tz::UTC, random);
        let key = DeviceKey::from_seed([1; 32]);
        // A record whose signer is not a member: it waits for nothing and means nothing.
        let vault = VaultId::from_bytes([9; 16]);
        let mut roster = Roster::new(vault);
        let last: Vector = [(AuthorId::from_bytes([3; 16]), 4)].into_iter().collect();
        let statements = [
            Statement::Raise { last: last.clone() },
            Statement::Remove { device: DeviceId::from_bytes([5; 32]), last, keys: Vec::new() },
            Statement::Forget { records: [RecordId::from_bytes([6; 16])].into() },
        ];
        for statement in statements {
            let _ = roster.sign(&key, statement, &context);
        }
        Self { context, key, epoch: EpochKey::from_bytes([2; 32]), roster }
    }

    fn card(&self) -> Option<sync::DeviceCard> {
        self.key.card("Laptop").ok()
    }

    fn run(&self) -> Option<Run> {
        let author = self.key.id().author(Incarnation::from_bytes([1; 8]));
        let before = Commitment::first(VaultId::from_bytes([9; 16]), author);
        let record = RecordId::from_bytes([2; 16]);
        let changes: Vec<RecordChange> = document::sample_changes()
            .into_iter()
            .map(|bytes| RecordChange::new(record, "contact", bytes))
            .chain([RecordChange::forgotten(record, "note", [4; 32])])
            .collect();
        let seen: Vector = [(AuthorId::from_bytes([3; 16]), 4)].into_iter().collect();
        Run::new(before, vec![Entry { author, number: 1, seen, changes }]).ok()
    }

    fn segment(&self) -> Option<Segment> {
        let (device, incarnation) = (self.key.id(), Incarnation::from_bytes([1; 8]));
        self.run().map(|run| Segment { device, incarnation, run })
    }

    fn state(&self) -> DeviceState {
        let vector: Vector = [(AuthorId::from_bytes([3; 16]), 4)].into_iter().collect();
        let offer = Offer { vector: vector.clone(), edition: 1, parts: vec![FileHash([8; 20])] };
        DeviceState {
            vector,
            day: 20_000,
            edition: 0,
            broken: [FileHash([9; 20])].into(),
            checkpoint: Some(offer),
            roster: self.roster.records().cloned().collect(),
        }
    }

    fn checkpoint(&self) -> Checkpoint {
        let (device, incarnation) = (self.key.id(), Incarnation::from_bytes([1; 8]));
        let author = device.author(incarnation);
        let documents = document::sample_documents().into_iter().zip(document::sample_heads());
        let documents = documents.map(|(bytes, heads)| {
            SavedDocument(RecordId::from_bytes([2; 16]), "contact".to_owned(), heads, bytes)
        });
        let entries = self.run().map(|run| run.entries().to_vec()).unwrap_or_default();
        let commitment = Commitment::from_bytes([6; 32]);
        Checkpoint {
            vector: [(author, 1)].into_iter().collect(),
            ends: vec![AuthorEnd(author, device, incarnation, commitment)],
            documents: documents.collect(),
            refused: entries.into_iter().map(|entry| (commitment, entry)).collect(),
        }
    }

    fn file(&self) -> Vec<u8> {
        inside::seal(&self.key, &self.epoch, &inside::entries(&self.segment()))
    }

    fn inside(&self) -> Vec<u8> {
        inside::envelope(&self.key, &self.epoch, &inside::entries(&self.segment()))
    }

    fn ticket(&self) -> Ticket {
        Ticket::new(sync::Tag::from_bytes([9; 16]), self.key.id(), &self.context)
    }
}

/// Inputs made from others by small harm.
///
/// ```
/// use rapport_core::fuzzing::{Mutator, Parser};
///
/// let mut mutator = Mutator::new(1, Parser::Ticket.seeds());
/// let input = mutator.next_input();
/// Parser::Ticket.accepts(&input);
/// ```
pub struct Mutator {
    state: u64,
    corpus: Vec<Vec<u8>>,
}

impl Mutator {
    /// The inputs of this seed, made from `corpus`.
    pub fn new(seed: u64, corpus: Vec<Vec<u8>>) -> Self {
        Self { state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1, corpus }
    }

    /// The next input.
    pub fn next_input(&mut self) -> Vec<u8> {
        let mut input = self.pick();
        for _ in 0..1 + self.below(4) {
            self.harm(&mut input);
        }
        input
    }

    fn pick(&mut self) -> Vec<u8> {
        let at = self.below(self.corpus.len());
        self.corpus.get(at).cloned().unwrap_or_default()
    }

    fn harm(&mut self, input: &mut Vec<u8>) {
        const INTERESTING: &[u8] = &[0, 1, 0x7f, 0x80, 0xff, 0x40, 0x1b, 0x3b, 0x5f, 0x9f, 0xbf];
        let at = self.below(input.len().max(1)).min(input.len().saturating_sub(1));
        match self.below(8) {
            _ if input.is_empty() => input.push(self.byte()),
            0 => input[at] ^= 1 << self.below(8),
            1 => input[at] = self.byte(),
            2 => input[at] = INTERESTING[self.below(INTERESTING.len())],
            3 => input.truncate(at),
            4 => {
                let byte = self.byte();
                input.insert(at, byte);
            }
            5 => {
                let end = (at + 1 + self.below(16)).min(input.len());
                input.drain(at..end);
            }
            6 => {
                let end = (at + 1 + self.below(64)).min(input.len());
                let again = input[at..end].to_vec();
                input.splice(at..at, again);
            }
            _ => {
                let other = self.pick();
                let from = self.below(other.len().max(1)).min(other.len());
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
        }
    }

    fn byte(&mut self) -> u8 {
        self.below(256) as u8
    }

    fn below(&mut self, end: usize) -> usize {
        // xorshift64*: enough to scatter harm.
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let number = self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        if end == 0 { 0 } else { number as usize % end }
    }
}

/// How many inputs of each parser a seed makes that are accepted: for knowing that harm is not all there is.
pub fn accepted(seed: u64, inputs: u64) -> BTreeMap<Parser, u64> {
    let count = |parser: Parser| {
        let mut mutator = Mutator::new(seed, parser.seeds());
        (0..inputs).filter(|_| parser.accepts(&mutator.next_input())).count() as u64
    };
    Parser::ALL.iter().map(|parser| (*parser, count(*parser))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seed_is_accepted() {
        for parser in Parser::ALL {
            let seeds = parser.seeds();
            assert!(!seeds.is_empty());
            for seed in seeds {
                assert!(parser.accepts(&seed), "{parser:?}");
            }
        }
    }

    #[test]
    fn no_harm_makes_a_parser_panic() {
        let accepted = accepted(1, 2_000);
        assert!(accepted.values().any(|count| *count > 0), "nothing but noise: {accepted:?}");
    }
}
