import Models
import Platform
import Results

/// What to know about kinds of journey.
enum ClassNotes {
  static func notes(_ classes: LatentClasses) -> [Note] {
    var notes = [Note("classes.recommendation", classes.choice.message)]
    for model in classes.models {
      let (told, best) = (model.landscape[model.chosen], model.landscape[0])
      let words = Counted.words(model.classes, "class", "classes")
      if !told.defects.isEmpty {
        notes.append(
          Note(
            "classes.defects",
            "\(words): \(told.defects.map(\.words).joined(separator: "; ")). Do not use them."))
      } else if best.logLikelihood > told.logLikelihood + 1e-3 {
        let reasons = Array(
          Set(model.landscape.prefix(model.chosen).flatMap(\.defects).map(\.words)).sorted())
        notes.append(
          Note(
            "classes.passed-over",
            "\(words): places with a higher likelihood (up to \(NumberText.shown(best.logLikelihood))) were passed over"
              + (reasons.isEmpty
                ? ", since the search had not come to rest there."
                : ": \(reasons.joined(separator: "; ")).")))
      }
      if model.classes > 1, told.hits < classes.options.hits {
        notes.append(
          Note(
            "classes.found-seldom",
            "\(words): of \(model.starts) searches \(told.hits) ended at the place that is told; more --starts may find another."
          ))
      }
      if !model.convergence.certified {
        notes.append(
          Note(
            "classes.not-certified",
            "\(words): the search did not come to rest for certain; look at the landscape."))
      }
      if let test = model.test {
        notes.append(
          Note(
            "classes.test",
            "\(words) against one fewer: of \(test.draws) data sets drawn from the fewer, \(test.atLeast) had a difference in likelihood as large (p = \(NumberText.shown(test.pValue))). A small p says that normal scores of fewer classes look otherwise; scores that lean do too."
          ))
      }
      if let stability = model.stability {
        notes.append(
          Note(
            "classes.halves",
            "\(words): halves of the people, fitted apart in \(Counted.words(stability.splits, "parting", "partings")), agree on who is alike by \(NumberText.shown(stability.agreement)) on average and \(NumberText.shown(stability.lowest)) at least, where 1 is throughout and 0 is chance."
          ))
      }
      if model.searchedPersons < classes.labels.count {
        notes.append(
          Note(
            "classes.part-searched",
            "\(words): searches went from \(model.searchedPersons) people drawn at random, and what they found was finished among all \(classes.labels.count)."
          ))
      }
    }
    if let services = classes.clusters, services < 20 {
      notes.append(
        Note(
          "classes.few-services",
          "Errors allow for what people of one service have in common, and there are \(services) services: with so few they are too small."
        ))
    }
    if let services = classes.services, services < 20 {
      notes.append(
        Note(
          "classes.few-services",
          "How common classes are varies over \(services) services: with so few it is not well known how much."
        ))
    }
    notes += classes.unfitted.map {
      Note(
        $0.reason.code,
        "\(Counted.words($0.classes, "class", "classes")): \($0.reason.reason) \($0.reason.help)")
    }
    notes.append(
      Note(
        "classes.no-person-has-a-kind",
        "Classes are a way of describing how journeys differ. They say how likely, never which: nobody is of a kind."
      ))
    return notes
  }
}
