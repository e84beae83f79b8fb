// The passages that have one place each, to find what stands between those nearest to another.

// How many of a sorted list come before something.
function countWhile(list, comesBefore) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comesBefore(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class Neighbours {
  constructor(places, length, otherwise = null) {
    this.places = places;
    this.length = length;
    this.otherwise = otherwise;
    this.byStart = [...places.keys()].sort((one, other) => one.start - other.start || one.end - other.end);
    this.byEnd = [...places.keys()].sort((one, other) => one.end - other.end);
  }

  // From where to where in the copy; where a neighbour has moved away, between the others.
  between(one) {
    const before = countWhile(this.byEnd, (other) => other.end <= one.start);
    const behind = countWhile(this.byStart, (other) => other.start < one.end);
    const last = this.byEnd[before - 1];
    const next = this.byStart[behind];
    const start = last ? this.places.get(last) + last.end - last.start : 0;
    const end = next ? this.places.get(next) : this.length;
    return start > end && this.otherwise ? this.otherwise.between(one) : [start, end];
  }
}
