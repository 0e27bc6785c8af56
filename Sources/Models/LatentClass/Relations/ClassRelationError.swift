/// Why it cannot be told what goes with a class. Persons and classes count from 0, and in words from 1.
public enum ClassRelationError: Error, Sendable, Hashable {
  /// There are no persons, or no classes.
  case nobody
  /// A person's posterior probabilities are not numbers from 0 that sum to 1.
  case notProbabilities(person: Int)
  /// No person belongs to the class with any probability.
  case emptyClass(Int)
  /// There is only one class, so that nothing can go with it rather than with another.
  case oneClass
  /// Which class persons are assigned to says too little of the class they belong to.
  case notTold(unassigned: [Int])
  /// A covariate or an outcome of a person is not finite, or too large to square.
  case notFinite(String, person: Int)
  /// No person has all that is needed.
  case allIncomplete
  /// There are not more persons than terms.
  case tooFewPersons(persons: Int, terms: Int)
  /// Terms that the others determine, a constant column among them.
  case dependent(terms: [String])
  /// The terms divide the classes without overlap, or the likelihood is flat in them.
  case separated(terms: [String])
  /// Every person has the same outcome.
  case constantOutcome
  /// The outcome of a class comes to one point, at which the likelihood has no end.
  case pointOutcome(class: Int)
  /// No person is left in the class once the outcome is looked at.
  case vanishingClass(Int)
  /// The search for the most likely values did not end.
  case notConverged

  /// What is wrong, in words that stand alone.
  public var message: String {
    switch self {
    case .nobody: "there are no persons, or no classes"
    case .notProbabilities(let person):
      "the posterior probabilities of person \(person + 1) are not numbers from 0 that sum to 1"
    case .emptyClass(let number): "nobody belongs to class \(number + 1) with any probability"
    case .oneClass: "there is only one class"
    case .notTold(let unassigned) where unassigned.isEmpty:
      "the posterior probabilities do not tell the classes apart"
    case .notTold(let unassigned):
      "the posterior probabilities do not tell the classes apart: for nobody is class "
        + unassigned.map { "\($0 + 1)" }.joined(separator: " or ") + " the most probable"
    case .notFinite(let name, let person):
      "person \(person + 1) has a '\(name)' that is not finite, or too large to square"
    case .allIncomplete: "no person has every value that is needed"
    case .tooFewPersons(let persons, let terms):
      "\(persons) complete persons are too few for \(terms) terms"
    case .dependent(let terms):
      "the other terms already determine \(terms.joined(separator: ", "))"
    case .separated(let terms):
      "\(terms.joined(separator: ", ")) divides the classes without overlap, or the classes are told "
        + "apart too poorly to see how it goes with them, so its estimate would grow without end"
    case .constantOutcome: "every person has the same outcome"
    case .pointOutcome(let number): "everybody in class \(number + 1) comes to the same outcome"
    case .vanishingClass(let number):
      "nobody is left in class \(number + 1) once the outcome is looked at"
    case .notConverged: "the search for the most likely values did not end"
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .nobody: "Check the selection of persons."
    case .notProbabilities: "Give each person one probability per class, from one fitted model."
    case .emptyClass, .notTold: "Use a model with fewer classes."
    case .oneClass: "With one class, describe everybody together."
    case .notFinite: "Leave the value empty; the person is then left out and counted."
    case .allIncomplete: "Use fewer covariates, or an outcome that somebody has."
    case .tooFewPersons: "Use fewer terms."
    case .dependent: "Leave these terms out."
    case .separated: "Leave the term out, join categories, or use a model with fewer classes."
    case .constantOutcome: "There is nothing to compare; check the column."
    case .pointOutcome, .vanishingClass:
      "Use the weighted means, or a model with fewer classes."
    case .notConverged: "Change the unit of very large numbers, or use fewer terms or classes."
    }
  }
}
