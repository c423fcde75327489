using Xunit;

// Most of what runs here waits for processes, servers and pauses: two at a time would leave half of the machine idle.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
