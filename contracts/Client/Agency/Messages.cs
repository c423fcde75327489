namespace Recouvrement.Client.Agency;

/// <summary>What is to be sent again; without anything, all.</summary>
/// <param name="After">Behind this <c>sequence</c>.</param>
/// <param name="From">What happened on this day or later.</param>
public sealed record ReplayAsked(string? After = null, DateOnly? From = null);

/// <summary>A replay into the agency's queue.</summary>
/// <param name="Replay">Its id: the header <c>replay</c> of each message of it.</param>
/// <param name="After">Behind this <c>sequence</c>.</param>
/// <param name="From">From this day.</param>
/// <param name="Until">The last <c>sequence</c> that was there when it was asked for; what came later came by itself.</param>
/// <param name="Messages">How many that are.</param>
/// <param name="Published">How many of them have been sent.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="EndedAt">Null until all are sent.</param>
public sealed record ReplayState(Guid Replay, string After, DateOnly? From, string Until, long Messages, long Published, DateTimeOffset AskedAt, DateTimeOffset? EndedAt);
