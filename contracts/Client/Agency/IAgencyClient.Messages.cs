namespace Recouvrement.Client.Agency;

// What the agency was told, once more.
public partial interface IAgencyClient
{
    /// <summary>What the agency was told, the oldest first, to the byte as it was sent: a batch of CloudEvents (JSON). Ask again behind the <c>sequence</c> of the last one while there are as many as asked for.</summary>
    /// <param name="after">Behind this <c>sequence</c>.</param>
    /// <param name="from">What happened on this day or later.</param>
    /// <param name="limit">At most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/agency/events")]
    Task<Stream> GetEventsAsync([Query] string? after = null, [Query(Format = "yyyy-MM-dd")] DateOnly? from = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Sends messages again into the agency's own queue, in order, with their ids; one replay at a time, what happens meanwhile comes in between.</summary>
    [Post("/agency/replays")]
    Task<ReplayState> ReplayAsync([Body] ReplayAsked asked, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>How far a replay has come.</summary>
    [Get("/agency/replays/{replay}")]
    Task<ReplayState> GetReplayAsync([Path] Guid replay, CancellationToken stop = default);
}
