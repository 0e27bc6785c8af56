import Journeys
import Testing

@Suite("Consent, judged on a day")
struct ConsentTests {
  typealias Grant = Consent.Grant

  @Test("nothing on record covers nothing")
  func none() {
    for use in Consent.Use.allCases {
      for part in Consent.Part.allCases {
        #expect(Consent().verdict(part, use, at: 0) == .missing)
      }
    }
  }

  @Test("a consent counts from its first day to its last")
  func dates() {
    let consent = Consent([Grant(covers: .words, use: .shared, from: 10, until: 20)])
    let verdicts = [9, 10, 20, 21].map { consent.verdict(.words, .shared, at: $0) }
    #expect(verdicts == [.missing, .covered, .covered, .expired])
    #expect(consent.verdict(.scores, .shared, at: 15) == .missing)
  }

  @Test("consent to share is consent for the use inside, and not the other way round")
  func uses() {
    let shared = Consent([Grant(covers: .everything, use: .shared)])
    let inside = Consent([Grant(covers: .everything, use: .inside)])
    for part in Consent.Part.allCases {
      #expect(shared.verdict(part, .inside, at: 0) == .covered)
      #expect(inside.verdict(part, .shared, at: 0) == .missing)
    }
  }

  @Test("consent to parts is none to everything")
  func parts() {
    let consent = Consent(
      Consent.Part.allCases.filter { $0 != .everything }.map { Grant(covers: $0, use: .inside) })
    #expect(consent.verdict(.journey, .inside, at: 0) == .covered)
    #expect(consent.verdict(.everything, .inside, at: 0) == .missing)
  }

  @Test("what was taken back is taken back, whatever else was agreed to before")
  func withdrawn() {
    let consent = Consent([
      Grant(covers: .everything, use: .shared, from: 0),
      Grant(covers: .words, use: .shared, from: 0, withdrawn: 30),
    ])
    #expect(consent.verdict(.words, .shared, at: 40) == .withdrawn)
    #expect(consent.verdict(.scores, .shared, at: 40) == .covered)
    // A run that looks at an earlier quarter is a later output too.
    #expect(consent.verdict(.words, .shared, at: 20) == .withdrawn)
    // Only the sharing was taken back: inside, the consent to everything stands.
    #expect(consent.verdict(.words, .inside, at: 40) == .covered)
  }

  @Test("what is taken back inside is taken back outside")
  func withdrawnInside() {
    let consent = Consent([
      Grant(covers: .scores, use: .shared), Grant(covers: .scores, use: .inside, withdrawn: 5),
    ])
    #expect(consent.verdict(.scores, .shared, at: 9) == .withdrawn)
    #expect(consent.verdict(.scores, .inside, at: 9) == .withdrawn)
  }

  @Test("a consent given anew after one was taken back counts")
  func anew() {
    let consent = Consent([
      Grant(covers: .everything, use: .inside, from: 0, withdrawn: 10),
      Grant(covers: .everything, use: .inside, from: 20),
    ])
    #expect(consent.verdict(.scores, .inside, at: 25) == .covered)
    #expect(consent.verdict(.scores, .inside, at: 15) == .withdrawn)
    #expect(!consent.isWithdrawnFromEverything(at: 25))
    #expect(consent.isWithdrawnFromEverything(at: 15))
  }

  @Test("who takes back the sharing of everything is not taken out where a consent inside stands")
  func sharingOnly() {
    let inside = Grant(covers: .everything, use: .inside)
    let back = Grant(covers: .everything, use: .shared, withdrawn: 10)
    #expect(!Consent([inside, back]).isWithdrawnFromEverything(at: 20))
    #expect(Consent([inside, back]).verdict(.words, .shared, at: 20) == .withdrawn)
    #expect(Consent([back]).isWithdrawnFromEverything(at: 20))
    #expect(
      !Consent([Grant(covers: .words, use: .inside, withdrawn: 1)])
        .isWithdrawnFromEverything(at: 20))
  }

  @Test("a consent more never takes anything away, and a withdrawal more never gives anything")
  func monotone() {
    let days: [Int?] = [nil, 0, 10, 20]
    var grants: [Grant] = []
    for part in [Consent.Part.everything, .words, .scores] {
      for use in Consent.Use.allCases {
        for from in days {
          for until in [nil, 15] as [Int?] {
            grants.append(Grant(covers: part, use: use, from: from, until: until))
          }
        }
      }
    }
    for grant in grants {
      for other in grants {
        var back = other
        back.withdrawn = 12
        for use in Consent.Use.allCases {
          let alone = Consent([grant]).verdict(.words, use, at: 13)
          let more = Consent([grant, other]).verdict(.words, use, at: 13)
          let less = Consent([grant, back]).verdict(.words, use, at: 13)
          #expect(alone != .covered || more == .covered)
          #expect(alone == .covered || less != .covered)
        }
      }
    }
  }
}
