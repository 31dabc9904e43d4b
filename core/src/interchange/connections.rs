//! The list of one's connections, as LinkedIn hands it out: `Connections.csv`.

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord};
use serde::{Deserialize, Serialize};

use crate::{Error, Result, commands::Connection};

/// The largest list that is read, in bytes: some 200,000 people.
const MOST_BYTES: usize = 32 << 20;

/// The longest field that is taken as it is, in characters.
const LONGEST: usize = 300;

/// What a list of connections holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Connections {
    /// The people, in the order of the file.
    pub people: Vec<Connection>,
    /// How many rows have no name: profiles that were closed.
    pub nameless: u32,
    /// The rows that cannot be read.
    pub unreadable: Vec<UnreadableRow>,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct UnreadableRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// What is wrong with it, in words.
    pub why: String,
}

/// Where each column is.
struct Columns {
    first: usize,
    last: Option<usize>,
    url: Option<usize>,
    email: Option<usize>,
    company: Option<usize>,
    position: Option<usize>,
    connected: usize,
}

/// Reads a list of connections. Its columns are found by their names, wherever the table begins and whichever there are;
/// what is wrong in a row leaves out that row, or that field, and nothing else.
///
/// # Errors
/// [`Error::Invalid`] when it is larger than 32 MiB, is no text in UTF-8, or has no row with "First Name" and
/// "Connected On".
///
/// ```
/// use rapport_core::interchange::read_connections;
///
/// let file = "Notes:\n\"Some addresses are missing.\"\n\nFirst Name,Last Name,Email Address,Company,Position,Connected On\n\
///             Jane,Doe,,Acme,Designer,12 Mar 2024\n";
/// let read = read_connections(file.as_bytes())?;
/// assert_eq!(read.people[0].name, "Jane Doe");
/// assert_eq!(read.people[0].employer.as_deref(), Some("Acme"));
/// # Ok::<(), rapport_core::Error>(())
/// ```
pub fn read_connections(file: &[u8]) -> Result<Connections> {
    if file.len() > MOST_BYTES {
        return Err(Error::invalid("file", "is larger than 32 MiB, which no list of connections is"));
    }
    if file.starts_with(b"PK\x03\x04") {
        return Err(Error::invalid("file", "is an archive; unpack it and give Connections.csv"));
    }
    let text = std::str::from_utf8(file);
    let text =
        text.map_err(|_| Error::invalid("file", "is no text in UTF-8; give Connections.csv as it came"))?;
    let mut rows = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut found = Connections::default();
    let mut columns = None;
    for row in rows.records() {
        // A text that is UTF-8 makes rows of any length, so nothing is left to go wrong.
        let row = row.map_err(|_| Error::invalid("file", "is no table"))?;
        match &columns {
            None => columns = header(&row),
            Some(columns) => take(&row, columns, &mut found),
        }
    }
    match columns {
        Some(_) => Ok(found),
        None => Err(Error::invalid("file", "has no row with \"First Name\" and \"Connected On\"")),
    }
}

fn header(row: &StringRecord) -> Option<Columns> {
    let place = |name: &str| {
        row.iter().position(|cell| cell.trim().trim_start_matches('\u{feff}').eq_ignore_ascii_case(name))
    };
    Some(Columns {
        first: place("First Name")?,
        last: place("Last Name"),
        url: place("URL"),
        email: place("Email Address"),
        company: place("Company"),
        position: place("Position"),
        connected: place("Connected On")?,
    })
}

fn take(row: &StringRecord, columns: &Columns, found: &mut Connections) {
    let cell = |at: Option<usize>| {
        let text = at.and_then(|at| row.get(at)).map(str::trim).filter(|text| !text.is_empty())?;
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Some(text)
    };
    let names = [cell(Some(columns.first)), cell(columns.last)];
    let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        found.nameless += u32::from(row.iter().any(|cell| !cell.trim().is_empty()));
        return;
    }
    let line = row.position().map_or(0, csv::Position::line);
    if name.chars().count() > LONGEST {
        found
            .unreadable
            .push(UnreadableRow { line, why: format!("the name is longer than {LONGEST} letters") });
        return;
    }
    let line_of = |at| cell(at).filter(|text| text.chars().count() <= LONGEST);
    let page = line_of(columns.url).filter(|url| url.contains('.') && !url.contains(char::is_whitespace));
    found.people.push(Connection {
        name,
        url: page,
        email: line_of(columns.email).filter(|email| looks_like_address(email)),
        employer: line_of(columns.company),
        title: line_of(columns.position),
        connected: cell(Some(columns.connected)).and_then(|text| day(&text)),
    });
}

fn looks_like_address(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(user, host)| !user.is_empty() && !host.is_empty())
        && !text.contains(char::is_whitespace)
}

/// A day as LinkedIn writes it, or as spreadsheets do that saved the file again.
fn day(text: &str) -> Option<NaiveDate> {
    let forms = ["%d %b %Y", "%d-%b-%y", "%Y-%m-%d", "%m/%d/%Y"];
    forms.iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str) -> Connections {
        read_connections(file.as_bytes()).unwrap()
    }

    fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn the_table_is_found_below_what_stands_before_it() {
        let file = "\u{feff}Notes:\r\n\"When exporting, some of the addresses\r\nare missing.\"\r\n\r\n\
                    First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n\
                    Zoë,\"Smith, PhD\",https://www.linkedin.com/in/zoe-smith,zoe@x.org,\"Beta, Söhne\",Lead,12 Mar 2024\r\n\
                    ,,,,,,07 Jun 2026\r\n\
                    Bob,,,,,,1 Jan 2020";
        let read = read(file);
        assert_eq!(read.people.len(), 2);
        assert_eq!(
            read.people[0],
            Connection {
                name: "Zoë Smith, PhD".into(),
                url: Some("https://www.linkedin.com/in/zoe-smith".into()),
                email: Some("zoe@x.org".into()),
                employer: Some("Beta, Söhne".into()),
                title: Some("Lead".into()),
                connected: date(2024, 3, 12),
            }
        );
        assert_eq!((read.people[1].name.as_str(), read.people[1].connected), ("Bob", date(2020, 1, 1)));
        assert_eq!((read.nameless, read.unreadable.len()), (1, 0));
    }

    #[test]
    fn columns_may_lack_or_stand_elsewhere() {
        let read = read(
            "connected on,COMPANY,first name\n7-Feb-22,Acme,Jane\n2021-05-06,,Ana\n02/03/2020,x,Carl\nsoon,x,Dan\n",
        );
        let days: Vec<_> = read.people.iter().map(|person| person.connected).collect();
        assert_eq!(days, [date(2022, 2, 7), date(2021, 5, 6), date(2020, 2, 3), None]);
        assert_eq!(read.people[0].employer.as_deref(), Some("Acme"));
        assert_eq!(read.people[1].employer, None);
    }

    #[test]
    fn one_bad_field_or_row_spoils_nothing_else() {
        let long = "x".repeat(301);
        let file = format!(
            "First Name,Email Address,URL,Connected On\nJane,no address,no page,\n{long},,,\nBob\nAna,ana@x.org,x.org/ana,\n"
        );
        let read = read(&file);
        let names: Vec<_> = read.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Jane", "Bob", "Ana"]);
        assert_eq!((&read.people[0].email, &read.people[0].url), (&None, &None));
        assert_eq!(read.people[2].email.as_deref(), Some("ana@x.org"));
        assert_eq!(read.unreadable.len(), 1);
        assert_eq!(read.unreadable[0].line, 3);
    }

    #[test]
    fn what_is_no_such_list_is_told_from_one() {
        for file in
            [&b""[..], b"a,b\n1,2\n", b"First Name,Last Name\nJane,Doe\n", b"\xff\xfe", b"PK\x03\x04rest"]
        {
            assert!(matches!(read_connections(file), Err(Error::Invalid { field: "file", .. })), "{file:?}");
        }
        assert_eq!(read("First Name,Connected On\n"), Connections::default());
    }
}
