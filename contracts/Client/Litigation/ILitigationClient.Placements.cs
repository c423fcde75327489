namespace Recouvrement.Client.Litigation;

// What is with agencies.
public partial interface ILitigationClient
{
    /// <summary>Placements, with what is owed and what was collected.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="agency">Name in the register; of this agency only.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">Rows, at most 10 000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/placements")]
    Task<IReadOnlyList<PlacementSummary>> GetPlacementsAsync(
        [Query] string? creditor = null, [Query] string? agency = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Claims placed so far.</summary>
    [Get("/placements/summary")]
    Task<ClaimsPlacedSoFar> GetPlacedSoFarAsync(CancellationToken stop = default);

    /// <summary>A placement with what its agency reported.</summary>
    [Get("/placements/{placement}")]
    Task<PlacementDetail> GetPlacementAsync([Path] Guid placement, CancellationToken stop = default);

    /// <summary>The claims of a waiting file of the same case join the placement. Role manager.</summary>
    [Post("/placements/{placement}/claims")]
    Task AddClaimsAsync([Path] Guid placement, [Body] ClaimsToAdd claims, CancellationToken stop = default);

    /// <summary>A dispute or another finding of the agency was dealt with; says how.</summary>
    [Post("/placements/{placement}/findings")]
    Task DealWithFindingAsync([Path] Guid placement, [Body] FindingDealtWith finding, CancellationToken stop = default);

    /// <summary>Answers a question of the agency.</summary>
    [Post("/placements/{placement}/answers")]
    Task AnswerQuestionAsync([Path] Guid placement, [Body] AnswerGiven answer, CancellationToken stop = default);

    /// <summary>Agrees to an act that the agency asked for, or refuses it. Role manager.</summary>
    [Post("/placements/{placement}/green-lights")]
    Task AnswerGreenLightAsync([Path] Guid placement, [Body] GreenLightAnswer answer, CancellationToken stop = default);

    /// <summary>The agency is to leave the debtor alone for a while.</summary>
    [Post("/placements/{placement}/pauses")]
    Task PauseAsync([Path] Guid placement, [Body] PauseAsked pause, CancellationToken stop = default);

    /// <summary>Ends a pause.</summary>
    [Post("/placements/{placement}/pauses/end")]
    Task ResumeAsync([Path] Guid placement, [Body] ResumeAsked pause, CancellationToken stop = default);

    /// <summary>Takes claims back, or all of them; they belong to dunning again. Role manager.</summary>
    [Post("/placements/{placement}/recall")]
    Task RecallAsync([Path] Guid placement, [Body] RecallAsked recall, CancellationToken stop = default);

    /// <summary>The agency claims its fees or costs of the debtor: a breach.</summary>
    [Post("/placements/{placement}/fee-claims")]
    Task ReportFeeClaimAsync([Path] Guid placement, [Body] FeeClaimSeen seen, CancellationToken stop = default);
}
