//! [`Ranks`]: the processes that train together, and the mean of what each of them has found.
//!
//! Every rank has one connection, to rank 0, which adds up what all send and sends the mean back. Nothing waits for ever: a rank that
//! ends, is silent, comes too late, or has something else than rank 0, ends all others with an error that names it.
//!
//! A message is one byte that says what it is, the number of bytes that follow, and these. All numbers are little-endian.

use std::fmt::{self, Write as _};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream, ToSocketAddrs};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use tensor_data::Shard;

/// What a rank sends first, so that nobody else who connects is taken for one.
const GREETING: &str = "digits";

/// How long somebody who connects has for the greeting.
const FOR_GREETING: Duration = Duration::from_secs(2);

/// How long a rank that ends with an error has for telling it.
const FOR_ERRORS: Duration = Duration::from_secs(1);

const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// The longest text in a message, in bytes.
const LONGEST_TEXT: usize = 1 << 16;

/// What a message holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    /// Who a rank is, and what it has.
    Hello = b'h',
    /// All ranks are there.
    Welcome = b'w',
    /// A step, and values.
    Values = b'v',
    /// Why the sender ends.
    Error = b'e',
}

impl Kind {
    fn of(byte: u8) -> Option<Self> {
        [Self::Hello, Self::Welcome, Self::Values, Self::Error].into_iter().find(|&kind| kind as u8 == byte)
    }
}

/// The processes that train together.
#[derive(Debug)]
pub(crate) struct Ranks {
    /// At rank 0, those to the others, in their order. Elsewhere the one to rank 0.
    links: Vec<Link>,
    shard: Shard,
    timeout: Duration,
}

/// Where a rank is in its training.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) epoch: u64,
    pub(crate) batch: usize,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "batch {} of epoch {}", self.batch, self.epoch)
    }
}

impl Step {
    /// The number of bytes in a message.
    const SIZE: usize = 2 * size_of::<u64>();

    fn to_bytes(self) -> impl Iterator<Item = u8> {
        [self.epoch, self.batch as u64].into_iter().flat_map(u64::to_le_bytes)
    }
}

/// How long something may take.
#[derive(Debug, Clone, Copy)]
struct Limit {
    timeout: Duration,
    end: Instant,
}

impl Limit {
    fn new(timeout: Duration) -> Self {
        Self { timeout, end: Instant::now() + timeout }
    }

    fn is_over(self) -> bool {
        Instant::now() >= self.end
    }
}

/// A connection to another rank.
#[derive(Debug)]
struct Link {
    rank: usize,
    stream: TcpStream,
}

impl Ranks {
    /// Waits until all ranks are there. Rank 0 listens at the address. `has` is what all must have alike, each with its name: the version of
    /// the program, the data, the size of a batch.
    ///
    /// It ends with an error after `timeout` at rank 0, and after three times `timeout` elsewhere.
    pub(crate) fn join(shard: Shard, address: &str, has: &[(&str, String)], timeout: Duration) -> Result<Self, String> {
        let mut ranks = Self { links: Vec::new(), shard, timeout };
        if shard.rank() > 0 {
            ranks.links.push(Link { rank: 0, stream: connect(address, timeout)? });
            let greeted = ranks.greet(has);
            return greeted.map(|()| ranks);
        }
        if shard.world_size() > 1 {
            let listener = TcpListener::bind(address).map_err(|error| format!("can't listen at {address}: {error}"))?;
            let joined = ranks.listen(&listener, has);
            ranks.or_tell(joined)?;
        }
        Ok(ranks)
    }

    /// Replaces the values by the mean of those of all ranks, which is the same to the last bit at each of them. All have to be at the same
    /// step.
    ///
    /// It ends with an error after `timeout` at rank 0, and after twice `timeout` elsewhere: so rank 0 is the one to say who was silent.
    pub(crate) fn mean(&mut self, step: Step, values: &mut [f32]) -> Result<(), String> {
        if self.shard.rank() > 0 {
            return self.mean_from_0(step, values);
        }
        if self.links.len() + 1 != self.shard.world_size() {
            return Err("the other ranks were told to end".to_owned());
        }
        let result = self.mean_of_all(step, values);
        self.or_tell(result)
    }

    /// Tells the others why this rank ends.
    pub(crate) fn fail(mut self, error: &str) {
        let text = format!("rank {}: {error}", self.shard.rank());
        self.tell(&text);
    }

    fn greet(&mut self, has: &[(&str, String)]) -> Result<(), String> {
        let timeout = self.timeout;
        let link = &mut self.links[0];
        link.send(Kind::Hello, hello(self.shard, has).as_bytes(), timeout)?;
        let welcome = link.receive(Kind::Welcome, 0, Limit::new(2 * timeout));
        // It may be there, and have all ranks that it wants.
        let refused = |error: String| {
            if error.ends_with(ENDED) { "rank 0 has ended, or has all its ranks".to_owned() } else { error }
        };
        welcome.map(drop).map_err(refused)
    }

    /// Greets those who connect, until all ranks are there.
    fn listen(&mut self, listener: &TcpListener, has: &[(&str, String)]) -> Result<(), String> {
        let failed = |error: io::Error| format!("can't wait for the other ranks: {error}");
        listener.set_nonblocking(true).map_err(failed)?;
        let (limit, mut hellos) = (Limit::new(self.timeout), Vec::new());
        let (sender, greeted) = mpsc::channel();
        while self.links.len() + 1 < self.shard.world_size() && !limit.is_over() {
            match listener.accept() {
                Ok((stream, _)) => {
                    stream.set_nonblocking(false).and_then(|()| stream.set_nodelay(true)).map_err(failed)?;
                    let sender = sender.clone();
                    // By a thread each, since nobody has to wait for one who says nothing.
                    thread::spawn(move || greeting(stream).map(|rank| sender.send(rank)));
                }
                // Nobody is there, or is there no longer.
                Err(error) if is_passing(&error) => thread::sleep(BETWEEN_TRIES),
                Err(error) => return Err(failed(error)),
            }
            for (link, has) in greeted.try_iter().take(self.shard.world_size() - 1 - self.links.len()) {
                hellos.push((link.rank, has));
                self.links.push(link);
            }
        }
        // Only now, so that all who have come are told.
        let ours = hello(self.shard, has);
        hellos.iter().try_for_each(|(rank, theirs)| differs(*rank, &ours, theirs))?;
        self.links.sort_by_key(|link| link.rank);
        let has_come = |rank: &usize| self.links.iter().any(|link| link.rank == *rank);
        let missing: Vec<_> = (1..self.shard.world_size()).filter(|rank| !has_come(rank)).collect();
        if !missing.is_empty() && limit.is_over() {
            return Err(format!(
                "of {}, these have not come within {:?}: {missing:?}",
                self.shard.world_size(),
                self.timeout
            ));
        }
        if !missing.is_empty() {
            let ranks: Vec<_> = self.links.iter().map(|link| link.rank).collect();
            return Err(format!("expected one process of each rank from 1 on, found {ranks:?}"));
        }
        self.links.iter_mut().try_for_each(|link| link.send(Kind::Welcome, &[], self.timeout))
    }

    fn mean_of_all(&mut self, step: Step, values: &mut [f32]) -> Result<(), String> {
        let limit = Limit::new(self.timeout);
        let mut sums: Vec<f64> = values.iter().map(|&value| f64::from(value)).collect();
        // In the order of the ranks, so that the sums do not depend on who is the first to send.
        for link in &mut self.links {
            let theirs = link.receive(Kind::Values, size(values), limit)?;
            let theirs = values_at(step, link.rank, &theirs, values.len())?;
            sums.iter_mut().zip(theirs).for_each(|(sum, value)| *sum += f64::from(value));
        }
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a mean of floats is one")]
        values.iter_mut().zip(sums).for_each(|(value, sum)| *value = (sum / self.shard.world_size() as f64) as f32);
        let mean = bytes(step, values);
        self.links.iter_mut().try_for_each(|link| link.send(Kind::Values, &mean, self.timeout))
    }

    fn mean_from_0(&mut self, step: Step, values: &mut [f32]) -> Result<(), String> {
        let link = &mut self.links[0];
        // If rank 0 has ended meanwhile, it has said why, and that is read next.
        let sent = link.send(Kind::Values, &bytes(step, values), self.timeout);
        let mean =
            link.receive(Kind::Values, size(values), Limit::new(2 * self.timeout)).map_err(|error| match &sent {
                Err(sent) if error.ends_with(ENDED) => sent.clone(),
                _ => error,
            })?;
        sent?;
        let mean = values_at(step, 0, &mean, values.len())?;
        values.iter_mut().zip(mean).for_each(|(value, mean)| *value = mean);
        Ok(())
    }

    fn or_tell<T>(&mut self, result: Result<T, String>) -> Result<T, String> {
        result.inspect_err(|error| self.tell(error))
    }

    /// Ends all connections, and says why.
    fn tell(&mut self, error: &str) {
        let mut links = std::mem::take(&mut self.links);
        for link in &mut links {
            // Who has ended needs no telling.
            let _ = link.send(Kind::Error, error.as_bytes(), FOR_ERRORS);
            let _ = link.stream.shutdown(Shutdown::Write);
        }
        // A connection that is closed before all was read is reset, and the other side loses what it has not read yet.
        let limit = Limit::new(FOR_ERRORS);
        for link in &mut links {
            let mut unread = [0; 4096];
            while link.read(&mut unread, limit).is_ok_and(|count| count > 0) {}
        }
    }
}

/// The rank that has connected, and what it has. Who says nothing, or something else, is none.
fn greeting(stream: TcpStream) -> Option<(Link, String)> {
    let mut link = Link { rank: 0, stream };
    let hello = link.receive(Kind::Hello, LONGEST_TEXT, Limit::new(FOR_GREETING)).ok()?;
    let (rank, has) = whose(&hello)?;
    Some((Link { rank, ..link }, has.to_owned()))
}

/// Connects to rank 0, which may not be there yet.
fn connect(address: &str, timeout: Duration) -> Result<TcpStream, String> {
    let limit = Limit::new(timeout);
    loop {
        let tried = address.to_socket_addrs().and_then(|mut all| {
            let first = all.next().ok_or_else(|| io::Error::new(ErrorKind::NotFound, "no such host"))?;
            TcpStream::connect_timeout(&first, timeout)
        });
        match tried {
            Ok(stream) => {
                // What is sent is waited for, so there is nothing to send it together with.
                stream.set_nodelay(true).map_err(|error| format!("can't talk to rank 0: {error}"))?;
                return Ok(stream);
            }
            Err(error) if limit.is_over() => {
                return Err(format!("rank 0 is not at {address} after {timeout:?}: {error}"));
            }
            Err(_) => thread::sleep(BETWEEN_TRIES),
        }
    }
}

/// Whether somebody who connects may be there when it is tried again.
fn is_passing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted | ErrorKind::ConnectionAborted)
}

/// What a rank says first: a line with who it is, and one for each thing that it has.
fn hello(shard: Shard, has: &[(&str, String)]) -> String {
    let mut text = format!("{GREETING} {}\nnumber of ranks: {}\n", shard.rank(), shard.world_size());
    for (name, value) in has {
        let _ = writeln!(text, "{name}: {}", value.replace('\n', " "));
    }
    text
}

/// Whose hello this is, and what the rank has.
fn whose(hello: &[u8]) -> Option<(usize, &str)> {
    let (first, rest) = std::str::from_utf8(hello).ok()?.split_once('\n')?;
    let (greeting, rank) = first.split_once(' ')?;
    if greeting == GREETING { Some((rank.parse().ok()?, rest)) } else { None }
}

/// That another rank has something else than rank 0.
fn differs(rank: usize, ours: &str, theirs: &str) -> Result<(), String> {
    let (mut ours, mut theirs) = (ours.lines().skip(1), theirs.lines());
    loop {
        match (ours.next(), theirs.next()) {
            (None, None) => return Ok(()),
            (ours, theirs) if ours == theirs => {}
            (ours, theirs) => {
                let [ours, theirs] = [ours, theirs].map(|line| line.unwrap_or("nothing"));
                return Err(format!("rank {rank} has `{theirs}`, and rank 0 has `{ours}`"));
            }
        }
    }
}

const ENDED: &str = " has ended";

impl Link {
    /// Sends a message.
    fn send(&mut self, kind: Kind, bytes: &[u8], timeout: Duration) -> Result<(), String> {
        let mut message = vec![kind as u8];
        message.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        message.extend_from_slice(bytes);
        let sent = self.stream.set_write_timeout(Some(timeout)).and_then(|()| self.stream.write_all(&message));
        sent.map_err(|error| self.lost(&error, timeout))
    }

    /// Waits for a message of a kind, with at most so many bytes.
    fn receive(&mut self, expected: Kind, most: usize, limit: Limit) -> Result<Vec<u8>, String> {
        let mut head = [0; 9];
        self.read_all(&mut head, limit)?;
        let (kind, len) = (Kind::of(head[0]), u64::from_le_bytes(head[1..].try_into().expect("8 bytes")));
        let most = if kind == Some(Kind::Error) { LONGEST_TEXT } else { most };
        let len = usize::try_from(len).ok().filter(|&len| len <= most);
        let (Some(kind), Some(len)) = (kind, len) else { return Err(no_message(self.rank)) };
        let mut bytes = vec![0; len];
        self.read_all(&mut bytes, limit)?;
        match kind {
            Kind::Error => Err(String::from_utf8_lossy(&bytes).into_owned()),
            kind if kind == expected => Ok(bytes),
            _ => Err(no_message(self.rank)),
        }
    }

    fn read_all(&mut self, mut bytes: &mut [u8], limit: Limit) -> Result<(), String> {
        while !bytes.is_empty() {
            match self.read(bytes, limit) {
                Ok(0) => return Err(format!("rank {}{ENDED}", self.rank)),
                Ok(count) => bytes = &mut bytes[count..],
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(self.lost(&error, limit.timeout)),
            }
        }
        Ok(())
    }

    /// Reads what is there, or what comes in time.
    fn read(&mut self, bytes: &mut [u8], limit: Limit) -> io::Result<usize> {
        // What has come is read, however late it is: this process may have been stopped.
        let left = limit.end.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
        self.stream.set_read_timeout(Some(left))?;
        self.stream.read(bytes)
    }

    fn lost(&self, error: &io::Error, timeout: Duration) -> String {
        let rank = self.rank;
        match error.kind() {
            ErrorKind::WouldBlock | ErrorKind::TimedOut => format!("rank {rank} has been silent for {timeout:?}"),
            ErrorKind::BrokenPipe | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => {
                format!("rank {rank}{ENDED}")
            }
            _ => format!("rank {rank}: {error}"),
        }
    }
}

/// The number of bytes of a message with values.
fn size(values: &[f32]) -> usize {
    Step::SIZE + size_of_val(values)
}

fn bytes(step: Step, values: &[f32]) -> Vec<u8> {
    step.to_bytes().chain(values.iter().flat_map(|value| value.to_le_bytes())).collect()
}

/// The values of a message, if they are as many as ours, of the same step.
fn values_at(ours: Step, rank: usize, message: &[u8], count: usize) -> Result<impl Iterator<Item = f32>, String> {
    let (step, values) = message.split_at_checked(Step::SIZE).ok_or_else(|| no_message(rank))?;
    if !step.iter().copied().eq(ours.to_bytes()) {
        let [epoch, batch] =
            [0, 1].map(|place| u64::from_le_bytes(step[8 * place..][..8].try_into().expect("8 bytes")));
        return Err(format!("rank {rank} is at batch {batch} of epoch {epoch}, and this one at {ours}"));
    }
    let found = values.len() / size_of::<f32>();
    if values.len() != count * size_of::<f32>() {
        return Err(format!("rank {rank} has sent {found} values, and this one has {count}"));
    }
    Ok(values.chunks_exact(size_of::<f32>()).map(|bytes| f32::from_le_bytes(bytes.try_into().expect("4 bytes"))))
}

fn no_message(rank: usize) -> String {
    format!("rank {rank} has sent what is no message of these ranks")
}

#[cfg(test)]
mod tests;
