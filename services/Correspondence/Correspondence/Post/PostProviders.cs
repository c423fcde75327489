using Recouvrement.Correspondence.Domain.Messages;

namespace Recouvrement.Correspondence.Post;

/// <summary>The postal providers there are.</summary>
sealed class PostProviders(IEnumerable<IPostProvider> providers)
{
    /// <summary>All that have an address.</summary>
    public IReadOnlyList<IPostProvider> SetUp { get; } = [.. providers.Where(p => p.IsSetUp)];

    /// <summary>Sheets that whoever prints a letter adds to it at most.</summary>
    public int AddedSheets => SetUp.Select(p => p.AddedSheets).DefaultIfEmpty().Max();

    /// <summary>Who takes such letters; null: they wait until somebody does.</summary>
    public IPostProvider? For(Channel channel) => SetUp.FirstOrDefault(p => p.Carries(channel));

    /// <summary>The one of a name; null where it is not set up (any more).</summary>
    public IPostProvider? Named(string name) => SetUp.FirstOrDefault(p => p.Name == name);
}
