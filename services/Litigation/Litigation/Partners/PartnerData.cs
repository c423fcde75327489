namespace Recouvrement.Litigation.Partners;

/// <summary>The mandate on these claims begins. Names and addresses are not in it: read them at GET /agency/placements/{placementId} while the mandate lives.</summary>
/// <param name="PlacementId">Names the placement in every answer.</param>
/// <param name="Agency">The agency's name in the creditor's register, as in its queue.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Case">The creditor's case: one debtor's unpaid invoices.</param>
/// <param name="Debtor">The debtor's account with that creditor; the same in later placements.</param>
/// <param name="PlacedOn">Business day from which the agency acts.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="TotalCents">Sum of what is outstanding.</param>
/// <param name="Claims">What is placed.</param>
/// <param name="MandateReference">Of the written mandate the claims are placed under; absent where the creditor has none on file.</param>
/// <param name="MandateKind">placement (the agency acts in its own name) or white_label (in the creditor's name and on its instructions alone); others may come. Absent with the reference.</param>
sealed record PlacedData(
    Guid PlacementId, string Agency, [Format(PartnerFormat.Siren)] string Creditor, Guid Case, Guid Debtor, DateOnly PlacedOn, [Format(PartnerFormat.Currency)] string Currency,
    [Format(PartnerFormat.Owed)] long TotalCents, [NotEmpty] IReadOnlyList<PlacedClaimData> Claims, string? MandateReference = null, [Format(PartnerFormat.Word)] string? MandateKind = null);

/// <summary>One claim of <see cref="PlacedData"/>.</summary>
/// <param name="ClaimId">Names the claim in every answer.</param>
/// <param name="Number">The creditor's invoice number.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="DueOn">Day it fell due.</param>
/// <param name="AmountCents">The invoice, tax included.</param>
/// <param name="OutstandingCents">Principal still owed when placed.</param>
sealed record PlacedClaimData(
    Guid ClaimId, string Number, DateOnly IssuedOn, DateOnly DueOn, [Format(PartnerFormat.Owed)] long AmountCents, [Format(PartnerFormat.Owed)] long OutstandingCents);

/// <summary>A direct payment, a credit note, or one of them undone. Not sent for what the agency itself collected and reported.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="ClaimId">The claim.</param>
/// <param name="OutstandingCents">Principal still owed after the change; nothing more is to be collected at 0.</param>
/// <param name="Currency">That of the placement.</param>
/// <param name="Cause">payment, credit_note, undone, write_off (the creditor gave it up) or recovered (it is owed again); others may come.</param>
/// <param name="On">Business day of the change.</param>
sealed record BalanceChangedData(
    Guid PlacementId, Guid ClaimId, long OutstandingCents, [AddedLater, Format(PartnerFormat.Currency)] string Currency, [Format(PartnerFormat.Word)] string Cause, DateOnly On);

/// <summary>The mandate on these claims ends; without a list, on all of the placement. Nothing more is done or collected for them.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="ClaimIds">Only these claims.</param>
/// <param name="Reason">Why: settled, disputed, insolvent, creditor_request; others may come.</param>
/// <param name="On">Last day of the mandate on them.</param>
sealed record RecalledData(Guid PlacementId, [NotEmpty] IReadOnlyList<Guid>? ClaimIds, [Format(PartnerFormat.Word)] string Reason, DateOnly On);

/// <summary>Claims join the placement: the mandate covers them from this day on.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="Currency">That of the placement.</param>
/// <param name="TotalCents">Sum of what is owed on the claims that join.</param>
/// <param name="Claims">Those that join.</param>
/// <param name="On">First day of the mandate on them.</param>
sealed record AddedData(
    Guid PlacementId, [Format(PartnerFormat.Currency)] string Currency, [Format(PartnerFormat.Owed)] long TotalCents, [NotEmpty] IReadOnlyList<PlacedClaimData> Claims, DateOnly On);

/// <summary>Nothing more is done for the listed claims until they are resumed; without a list, for all of the placement. Money received is reported all the same.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="Pause">Names this pause; claims.resumed.v1 that ends it bears the same. A claim may have several: it goes on when none is left.</param>
/// <param name="ClaimIds">Only these claims.</param>
/// <param name="Reason">disputed, or what holds the claim at the creditor's; others may come.</param>
/// <param name="Until">Last day; absent when only claims.resumed.v1 ends it.</param>
/// <param name="On">First day.</param>
sealed record PausedData(Guid PlacementId, string Pause, [NotEmpty] IReadOnlyList<Guid>? ClaimIds, [Format(PartnerFormat.Word)] string Reason, DateOnly? Until, DateOnly On);

/// <summary>A pause ends: the agency goes on with what is owed, unless another pause of the claim is left.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="Pause">That of the claims.paused.v1 it ends.</param>
/// <param name="ClaimIds">Only these claims.</param>
/// <param name="On">Day from which the agency goes on.</param>
sealed record ResumedData(Guid PlacementId, string Pause, [NotEmpty] IReadOnlyList<Guid>? ClaimIds, DateOnly On);

/// <summary>Individual claims are frozen by the opening judgment (procédure collective): nothing more is asked for. claims.recalled.v1 follows for what the creditor declares itself.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="Kind">safeguard, receivership or liquidation; others may come.</param>
/// <param name="JudgmentOn">Day of the opening judgment.</param>
/// <param name="On">Business day on which the creditor learnt of it.</param>
sealed record InsolventData(Guid PlacementId, [Format(PartnerFormat.Word)] string Kind, DateOnly JudgmentOn, DateOnly On);

/// <summary>The creditor's answer to a request for an act. Given, the agency may do it from this day on; refused, it may not, and may ask again under another reference.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="Reference">The agency's own, under which it asked.</param>
/// <param name="Act">court_action, visit, enforcement or settlement; others may come.</param>
/// <param name="Given">True when it may act.</param>
/// <param name="Reason">Why it was refused: uneconomic, customer_relation, evidence_missing, negotiating, done_otherwise or other; others may come. Absent when it was given.</param>
/// <param name="On">Business day of the answer.</param>
sealed record GreenLightData(Guid PlacementId, string Reference, [Format(PartnerFormat.Word)] string Act, bool Given, [Format(PartnerFormat.Word)] string? Reason, DateOnly On);

/// <summary>A question was answered. The words may name persons: they are read over REST, at GET /agency/placements/{placementId}/questions, while the mandate lives.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="Reference">The agency's own, under which it asked.</param>
/// <param name="On">Business day of the answer.</param>
sealed record AnsweredData(Guid PlacementId, string Reference, DateOnly On);

/// <summary>Where the hash chains of a placement's histories stood at the end of a day, those that moved: keep them, and none can be written anew unseen.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="Heads">At least one.</param>
/// <param name="On">Business day.</param>
sealed record ChainHeadsData(Guid PlacementId, [NotEmpty] IReadOnlyList<ChainHeadData> Heads, DateOnly On);

/// <summary>One head of <see cref="ChainHeadsData"/>.</summary>
/// <param name="Stream">Id of the event stream, as the dossier names it.</param>
/// <param name="Version">Of its last event.</param>
/// <param name="Hash">Of that event: SHA-256, 64 lower-case hexadecimal digits.</param>
sealed record ChainHeadData(Guid Stream, long Version, string Hash);
