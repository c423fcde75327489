namespace Recouvrement.Client.Litigation;

/// <summary>A debtor's insolvency and what was declared in it.</summary>
/// <param name="Claim">Its id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Opening judgment.</param>
/// <param name="PublishedOn">In the BODACC; null while it is not.</param>
/// <param name="ClosedOn">Over since.</param>
/// <param name="DrawnUpOn">What is declared was drawn up.</param>
/// <param name="TotalCents">Of it.</param>
/// <param name="DeclaredOn">Sent on.</param>
/// <param name="Proof">Of the sending.</param>
/// <param name="ChallengedOn">Letter of the insolvency office.</param>
/// <param name="AnsweredOn">Answer.</param>
/// <param name="AdmittedOn">Decision.</param>
/// <param name="AdmittedCents">Admitted.</param>
public sealed record InsolvencySummary(
    Guid Claim, string Creditor, Guid Debtor, string CustomerNumber, string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn, DateOnly? ClosedOn, DateOnly? DrawnUpOn,
    long? TotalCents, DateOnly? DeclaredOn, string? Proof, DateOnly? ChallengedOn, DateOnly? AnsweredOn, DateOnly? AdmittedOn, long? AdmittedCents);

/// <summary>An insolvency with its days and what was drawn up.</summary>
/// <param name="Summary">As it is listed.</param>
/// <param name="Deadlines">What is still to be done.</param>
/// <param name="FallenDueCents">Due by the eve of the judgment: principal, interest to that eve, compensation.</param>
/// <param name="ToFallDueCents">Still to fall due.</param>
/// <param name="InterestCents">Interest in it.</param>
/// <param name="Security">What secures it.</param>
/// <param name="MustBeCertified">The creditor certifies it as sincere: no title proves it.</param>
/// <param name="Version">Grows with every change; as <c>ETag</c> it goes into <c>If-Match</c>.</param>
public sealed record InsolvencyDetail(
    InsolvencySummary Summary, IReadOnlyList<TimetableDay> Deadlines, long? FallenDueCents, long? ToFallDueCents, long? InterestCents, string? Security,
    bool? MustBeCertified, long Version)
{
    /// <summary>For <c>ifMatch</c>.</summary>
    public string ETag => Tag.Of(Version);
}

/// <summary>What is to be declared.</summary>
/// <param name="Claims">All that is owed from before the judgment; the dunning case lists it (<c>GET /cases/{id}/insolvency</c>).</param>
/// <param name="Basis">What interest is computed by, to the eve of the judgment.</param>
/// <param name="Security"><c>none</c>, <c>retention_of_title</c>, <c>surety</c>, <c>pledge</c> or <c>privilege</c>.</param>
/// <param name="HasTitle">A title proves the claim: it need not be certified as sincere.</param>
/// <param name="Exhibits">In the order of their numbers.</param>
public sealed record DeclarationDrawn(
    IReadOnlyList<DeclaredInvoice> Claims, InterestBasis Basis, string? Security = null, bool HasTitle = false, IReadOnlyList<ExhibitAsked>? Exhibits = null);

/// <summary>One invoice to be declared, as the accounts show it on the eve of the judgment.</summary>
/// <param name="ClaimId">Stream id of the invoice.</param>
/// <param name="Reference">Its own number.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date; on the day of the judgment or later, it is declared as still to fall due.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="Settled">What was paid or credited of it before the judgment.</param>
public sealed record DeclaredInvoice(Guid ClaimId, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, IReadOnlyList<SettledPart>? Settled = null);

/// <summary>The declaration was sent: the day of sending counts, and the creditor proves what he sent.</summary>
/// <param name="On">Day of sending.</param>
/// <param name="Proof">Reference of the registered letter or receipt.</param>
public sealed record DeclarationSent(DateOnly On, string Proof);

/// <summary>The insolvency office contests.</summary>
/// <param name="On">Day on which its letter came: thirty days run from it.</param>
/// <param name="ContestedCents">How much.</param>
public sealed record DeclarationChallenged(DateOnly On, long ContestedCents);

/// <summary>The claim was decided on.</summary>
/// <param name="On">Day of the decision.</param>
/// <param name="AmountCents">Admitted; 0 where it was turned down.</param>
public sealed record DeclarationAdmitted(DateOnly On, long AmountCents);
