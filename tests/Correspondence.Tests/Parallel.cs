using Xunit;

// Most of what runs here waits for processes, servers and pauses: two at a time would leave a third of the machine idle.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
