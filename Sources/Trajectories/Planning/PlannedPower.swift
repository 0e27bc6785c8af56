public import Results

/// What a plan comes to with some number of people.
public struct PlannedPower: Sendable, Hashable {
  /// Where the degrees of freedom come from.
  public enum DegreesOfFreedomMethod: String, Sendable, Hashable, Codable {
    /// Satterthwaite's, from the information expected at the design.
    case satterthwaite = "satterthwaite-at-design"
    /// People less groups.
    case betweenPersons = "between-persons"
    /// Services less groups.
    case betweenServices = "between-services"
  }

  /// What was asked.
  public let question: SlopePlan.Question
  /// The slope, or the difference of slopes, per unit of time.
  public let effect: Double
  /// The probability of finding something where there is nothing.
  public let alpha: Double
  /// People in each group.
  public let personsPerGroup: Int
  /// Services in each group; nil where services are not part of the plan.
  public let servicesPerGroup: Int?
  /// Standard error of the slope, or of the difference.
  public let standardError: Double
  /// Degrees of freedom of the test.
  public let degreesOfFreedom: Double
  /// Where they come from.
  public let degreesOfFreedomMethod: DegreesOfFreedomMethod
  /// Effect over standard error.
  public let noncentrality: Double
  /// The probability of finding the effect.
  public let power: Double

  /// What to know about it.
  public let notes: [Note]

  /// People in all groups.
  public var persons: Int { question.groups * personsPerGroup }

  /// What it says, in plain words.
  public var sentence: String {
    let people =
      question == .meanSlope
      ? "With \(personsPerGroup) people" : "With \(personsPerGroup) people in each of two groups"
    let services = servicesPerGroup.map {
      ", in \($0) services\(question == .meanSlope ? "" : " each"),"
    }
    let finding = question == .meanSlope ? "this movement" : "this difference"
    let times = Int((100 * power).rounded())
    return "\(people)\(services ?? "") about \(times) in 100 such studies would find \(finding)."
  }

  /// One row.
  public var table: ResultTable {
    ResultTable(
      columns: [
        "question", "effect", "alpha", "persons", "persons.per.group", "services.per.group",
        "std.error", "df", "df.method", "power",
      ],
      rows: [
        [
          .text(question.rawValue), .number(effect), .number(alpha), .integer(persons),
          .integer(personsPerGroup), servicesPerGroup.map(ResultTable.Cell.integer) ?? .missing,
          .number(standardError), .number(degreesOfFreedom),
          .text(degreesOfFreedomMethod.rawValue), .number(power),
        ]
      ])
  }
}
