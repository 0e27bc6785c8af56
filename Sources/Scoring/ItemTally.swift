import Scales

/// One person's answers to the items of a score, added up in units.
struct ItemTally {
  private(set) var answered = 0
  private(set) var sum = 0
  /// Sum of the weights of what was answered.
  private(set) var weight = 0
  private(set) var smallest = Int.max
  private(set) var largest = Int.min
  private(set) var unanswered = Unanswered.none
  /// The first item that must be answered and was not.
  private(set) var requiredItem: Int?

  init(_ responses: [Response], _ items: ItemSteps) {
    for step in items.steps {
      let response = responses[step.item]
      if case .answered(let code) = response {
        let value = items.value(code, step)
        if value != ItemSteps.noCode {
          answered &+= 1
          sum &+= value
          weight &+= step.weight
          smallest = min(smallest, value)
          largest = max(largest, value)
          continue
        }
        // Only a caller of the library can give a code that the item does not have.
        unanswered.add(.setAside)
      } else {
        unanswered.add(response)
      }
      if step.isRequired && requiredItem == nil { requiredItem = step.item }
    }
  }
}
