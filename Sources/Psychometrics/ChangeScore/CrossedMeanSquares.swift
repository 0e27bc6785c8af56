/// Mean squares of a complete block of persons by times by items, one answer in each cell.
///
/// The means of every margin come from one pass over the cells; the second pass takes what no margin
/// holds as the residual itself, not as what is left of a large sum.
struct CrossedMeanSquares {
  let person: Double
  let time: Double
  let item: Double
  let personTime: Double
  let personItem: Double
  let timeItem: Double
  let residual: Double

  /// Of `cells[person][time][item]`, two or more of each.
  init(_ cells: [[[Double]]]) {
    let (n, t, i) = (cells.count, cells[0].count, cells[0][0].count)
    let (dn, dt, di) = (Double(n), Double(t), Double(i))
    let origin = cells[0][0][0]
    var persons = [Double](repeating: 0, count: n)
    var times = [Double](repeating: 0, count: t)
    var items = [Double](repeating: 0, count: i)
    var personTimes = [Double](repeating: 0, count: n * t)
    var personItems = [Double](repeating: 0, count: n * i)
    var timeItems = [Double](repeating: 0, count: t * i)
    for p in 0..<n {
      for u in 0..<t {
        for j in 0..<i {
          let value = cells[p][u][j] - origin
          persons[p] += value / (dt * di)
          times[u] += value / (dn * di)
          items[j] += value / (dn * dt)
          personTimes[p * t + u] += value / di
          personItems[p * i + j] += value / dt
          timeItems[u * i + j] += value / dn
        }
      }
    }
    let mean = persons.reduce(0, +) / dn
    var (pt, pi, ti, rest) = (0.0, 0.0, 0.0, 0.0)
    for p in 0..<n {
      for u in 0..<t {
        let both = personTimes[p * t + u] - persons[p] - times[u] + mean
        pt += both * both
        for j in 0..<i {
          let value =
            cells[p][u][j] - origin - personTimes[p * t + u] - personItems[p * i + j]
            - timeItems[u * i + j] + persons[p] + times[u] + items[j] - mean
          rest += value * value
        }
      }
      for j in 0..<i {
        let both = personItems[p * i + j] - persons[p] - items[j] + mean
        pi += both * both
      }
    }
    for u in 0..<t {
      for j in 0..<i {
        let both = timeItems[u * i + j] - times[u] - items[j] + mean
        ti += both * both
      }
    }
    let spread = { (means: [Double]) in means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
    person = spread(persons) * dt * di / (dn - 1)
    time = spread(times) * dn * di / (dt - 1)
    item = spread(items) * dn * dt / (di - 1)
    personTime = pt * di / ((dn - 1) * (dt - 1))
    personItem = pi * dt / ((dn - 1) * (di - 1))
    timeItem = ti * dn / ((dt - 1) * (di - 1))
    residual = rest / ((dn - 1) * (dt - 1) * (di - 1))
  }
}
