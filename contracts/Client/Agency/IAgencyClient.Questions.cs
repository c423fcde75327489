namespace Recouvrement.Client.Agency;

// What an agency asks of the creditor.
public partial interface IAgencyClient
{
    /// <summary>The agency asks for a document, an address, a contact or an explanation.</summary>
    [Post("/agency/placements/{placement}/questions")]
    Task AskAsync([Path] Guid placement, [Body] QuestionGiven question, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>What was asked, with the answers; 410 once the mandate has ended.</summary>
    [Get("/agency/placements/{placement}/questions")]
    Task<IReadOnlyList<QuestionLine>> GetQuestionsAsync([Path] Guid placement, CancellationToken stop = default);

    /// <summary>The agency asks the creditor to agree to an act.</summary>
    [Post("/agency/placements/{placement}/green-lights")]
    Task AskForGreenLightAsync([Path] Guid placement, [Body] GreenLightWanted wanted, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>What was asked, with the answers; 410 once the mandate has ended.</summary>
    [Get("/agency/placements/{placement}/green-lights")]
    Task<IReadOnlyList<GreenLightLine>> GetGreenLightsAsync([Path] Guid placement, CancellationToken stop = default);
}
