/// The answers to the questions of one scale: how many are missing when, and what was last answered.
public struct AnswersAccount: Sendable, Hashable {
  /// One choice of a question.
  public struct Choice: Sendable, Hashable {
    /// The number that stands for it in data.
    public var code: Int
    /// Its wording, where the scale file has it.
    public var label: String?

    /// Makes a choice.
    public init(code: Int, label: String?) {
      self.code = code
      self.label = label
    }
  }

  /// One question.
  public struct Question: Sendable, Hashable {
    /// The item's id.
    public var id: String
    /// Its wording, where the scale file has it.
    public var text: String?
    /// Its choices in the order of their codes.
    public var choices: [Choice]
    /// How often it was put to somebody, by occasion; being led past it is not counted.
    public var asked: [Int]
    /// How often there is no answer that counts, by occasion.
    public var missing: [Int]
    /// How many people's latest answer is which choice, in the order of `choices`.
    public var latest: [Int]

    /// Makes a question.
    public init(
      id: String, text: String?, choices: [Choice], asked: [Int], missing: [Int], latest: [Int]
    ) {
      self.id = id
      self.text = text
      self.choices = choices
      self.asked = asked
      self.missing = missing
      self.latest = latest
    }

    /// How often it was put to somebody, on all occasions.
    var allAsked: Int { asked.reduce(0, +) }
    /// How often there is no answer, on all occasions.
    var allMissing: Int { missing.reduce(0, +) }
  }

  /// The scale's id.
  public var scale: String
  /// The scale's name.
  public var name: String
  /// Names of the occasions in order.
  public var occasions: [String]
  /// Rows used on each occasion.
  public var rows: [Int]
  /// People with a row.
  public var persons: Int
  /// People with at least one answer.
  public var people: Int
  /// The questions in order.
  public var questions: [Question]

  /// How often a question was put to somebody.
  public var asked: Int { questions.reduce(0) { $0 + $1.allAsked } }
  /// How often there is no answer to one.
  public var missing: Int { questions.reduce(0) { $0 + $1.allMissing } }

  /// Makes an account of the answers to one scale.
  public init(
    scale: String, name: String, occasions: [String], rows: [Int], persons: Int, people: Int,
    questions: [Question]
  ) {
    self.scale = scale
    self.name = name
    self.occasions = occasions
    self.rows = rows
    self.persons = persons
    self.people = people
    self.questions = questions
  }
}
