public import Journeys
public import Results

/// What came in, what was set aside, and what was scored: the account that every report opens with.
public struct RunAccount: Sendable, Hashable {
  /// How many scores of one definition came out, and why the others did not.
  public struct Scored: Sendable, Hashable {
    /// The scale's id.
    public var scale: String
    /// The score's id.
    public var score: String
    /// Complete responses.
    public var scored: Int
    /// Scores with items missing that the others stand for.
    public var prorated: Int
    /// Scores with items missing that the rule does without.
    public var partial: Int
    /// Missing scores by reason in plain words, sorted by reason.
    public var missing: [Reason]

    /// A reason and how often it occurred.
    public struct Reason: Sendable, Hashable {
      /// The reason in plain words.
      public var words: String
      /// How often.
      public var count: Int

      /// Makes a count.
      public init(words: String, count: Int) {
        self.words = words
        self.count = count
      }
    }

    /// Makes the account of one score.
    public init(
      scale: String, score: String, scored: Int, prorated: Int, partial: Int = 0, missing: [Reason]
    ) {
      self.scale = scale
      self.score = score
      self.scored = scored
      self.prorated = prorated
      self.partial = partial
      self.missing = missing
    }
  }

  /// How many answers to one item call for a conversation with the person.
  public struct Attention: Sendable, Hashable {
    /// The scale's name.
    public var scale: String
    /// The item and the answers meant, such as `phq9-9 above 0`.
    public var item: String
    /// Why they do, in the words of the scale file.
    public var why: String
    /// Rows used with such an answer.
    public var rows: Int

    /// Makes a count.
    public init(scale: String, item: String, why: String, rows: Int) {
      self.scale = scale
      self.item = item
      self.why = why
      self.rows = rows
    }
  }

  /// The people of one occasion.
  public struct Attendance: Sendable, Hashable {
    /// The occasion.
    public var occasion: String
    /// People with a row on it.
    public var persons = 0
    /// Of them, those with a row on an earlier occasion.
    public var seenBefore = 0

    /// Nobody yet.
    public init(occasion: String) { self.occasion = occasion }
  }

  /// People whose answers may not be used, as they agreed or as nobody asked them.
  public struct Withheld: Sendable, Hashable {
    /// People, by what their consent amounts to.
    public var people: [Consent.Verdict: Int]
    /// Their occasions.
    public var occasions: Int

    /// People left out.
    public init(people: [Consent.Verdict: Int], occasions: Int) {
      (self.people, self.occasions) = (people, occasions)
    }
  }

  /// Rows of the files of records.
  public struct RecordRows: Sendable, Hashable {
    /// Rows read, usable or not.
    public var rows: Int
    /// Of them, those set aside.
    public var setAside: Int

    /// Counts rows.
    public init(rows: Int, setAside: Int) { (self.rows, self.setAside) = (rows, setAside) }
  }

  /// The data files.
  public var file: String
  /// Rows of the file, without its header.
  public var rows: Int
  /// Rows and cells set aside, in the order of the file.
  public var setAside: [Diagnostic]
  /// What is worth knowing of the file; nothing was set aside for it.
  public var notes: [Diagnostic]
  /// Rows set aside; a row of which only cells were set aside is not one of them.
  public var rowsSetAside: Int
  /// Rows that became occasions of a journey.
  public var usable: Int
  /// Persons with at least one usable row.
  public var persons: Int
  /// Persons seen in more than one service; they count where they were first seen.
  public var movers: Int
  /// Services with at least one usable row.
  public var services: Int
  /// Distinct occasions.
  public var occasions: Int
  /// The people of each occasion, in their order.
  public var attendance: [Attendance]
  /// The account of each score.
  public var scores: [Scored]
  /// The account of each item of which some answers call for a conversation, those without any too.
  public var attention: [Attention]
  /// What looks wrong with the answers as a whole.
  public var audit: [Diagnostic]
  /// The answers to each scale, question by question.
  public var answers: [AnswersAccount]
  /// People left out for want of consent; nil where the study has no file of consent.
  public var withheld: Withheld?
  /// What came in of records beside the answers; nil where the study has none.
  public var records: RecordRows?

  /// Makes an account.
  public init(
    file: String, rows: Int, setAside: [Diagnostic], notes: [Diagnostic] = [],
    rowsSetAside: Int, usable: Int, persons: Int, movers: Int, services: Int, occasions: Int,
    scores: [Scored], attendance: [Attendance] = [], attention: [Attention], audit: [Diagnostic],
    answers: [AnswersAccount] = [], withheld: Withheld? = nil,
    records: RecordRows? = nil
  ) {
    self.file = file
    self.rows = rows
    self.setAside = setAside
    self.notes = notes
    self.rowsSetAside = rowsSetAside
    self.usable = usable
    self.persons = persons
    self.movers = movers
    self.services = services
    self.occasions = occasions
    self.scores = scores
    self.attendance = attendance
    self.attention = attention
    self.audit = audit
    self.answers = answers
    self.withheld = withheld
    self.records = records
  }
}
