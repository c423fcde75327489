using Recouvrement.Correspondence.Sending;

namespace Recouvrement.Correspondence.Post;

/// <summary>What holds of every postal provider. Configuration section <c>Provider</c>; each has a section of its own in it.</summary>
public sealed class PostOptions : ProviderLimits
{
    /// <summary>For how many days after its end a letter is still followed, as carriers correct themselves.</summary>
    public int FollowAfterEnd { get; set; } = 30;

    /// <summary>How many days back the daily comparison with the provider looks.</summary>
    public int ReconcileDays { get; set; } = 30;
}
