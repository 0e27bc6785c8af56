/// Why kinds of journey cannot be looked for.
public enum LatentClassError: Error, Sendable, Hashable {
  /// The table or the formula is not fit for any model.
  case model(ModelError)
  /// Random effects of more than one group, or of a kind that is not fitted here.
  case oneGroupOnly
  case compoundSymmetry
  /// Nothing says whose rows go together.
  case noPersons
  /// A term is said to differ by class that the formula does not have.
  case unknownClassTerm(String)
  /// Nothing differs by class.
  case nothingDiffers
  /// A column that class is to depend on changes within persons; the first person's label.
  case changesWithin(String)
  /// A level above persons of which there are fewer than two; its column.
  case oneCluster(String)
  /// A hazard of leaving names no column of times.
  case noSchedule
  /// Times at which hardly anybody else was seen, so that there are no occasions to be lost from; their column.
  case noOccasions(String)
  /// Nobody was lost, or everybody at the first occasion.
  case nobodyLost
  /// Leaving is modelled beside scores alone.
  case leavingOfScores
  /// A column of known classes holds something else than 0, 1, 2 and so on.
  case notAClass(String)
  /// Ordered categories without an intercept: the first threshold stands at 0.
  case noIntercept

  /// What is wrong, in words that stand alone.
  public var message: String {
    switch self {
    case .model(let error): error.message
    case .oneGroupOnly: "kinds of journey are told apart within one group, the persons"
    case .compoundSymmetry: "random effects of one variance and one correlation are not fitted here"
    case .noPersons: "nothing says whose rows go together"
    case .unknownClassTerm(let term): "the formula has no term '\(term)'"
    case .nothingDiffers: "nothing differs from class to class"
    case .changesWithin(let column): "'\(column)' changes within persons"
    case .oneCluster(let column): "'\(column)' is the same for everybody"
    case .noSchedule: "what leaving depends on names no column of numbers first, that of times"
    case .noOccasions(let column):
      "people were seen at fewer than half of the values of '\(column)' between their first and last"
    case .nobodyLost: "nobody was lost from the occasions, or everybody at the first"
    case .leavingOfScores: "leaving is modelled beside scores, not beside categories"
    case .notAClass(let column): "'\(column)' holds something else than numbers of classes"
    case .noIntercept: "ordered categories need an intercept"
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .model(let error): error.help
    case .oneGroupOnly:
      "Name one group, for example (time | person); services can enter as terms of the formula."
    case .compoundSymmetry: "Write (time | person) or (time || person)."
    case .noPersons:
      "Add (1 | person) or (time | person) to the formula, or name the column of persons with --within."
    case .unknownClassTerm: "Name a term of the formula, as it is written there."
    case .nothingDiffers: "Keep the intercept, or name terms that differ by class."
    case .changesWithin:
      "Class is of a person: use what does not change, such as a first score or an age at the start."
    case .oneCluster: "Name a column with at least two services, or leave it out."
    case .noSchedule: "Write --leaving \"~ time\", with the column of times first."
    case .noOccasions:
      "Name first a column that numbers the occasions everybody could have come to, such as the wave or the quarter."
    case .nobodyLost: "Leave --leaving out: there is nothing to explain."
    case .leavingOfScores: "Leave --leaving or --outcome out."
    case .notAClass: "Write 1, 2 and so on where a class is known, and 0 where it is not."
    case .noIntercept: "Leave '0 +' or '- 1' out of the formula."
    }
  }
}
