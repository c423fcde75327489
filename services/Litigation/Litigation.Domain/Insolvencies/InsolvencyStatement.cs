using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Court;

namespace Recouvrement.Litigation.Domain.Insolvencies;

/// <summary>What secures a declared claim.</summary>
public enum ClaimSecurity
{
    /// <summary>Nothing (chirographaire).</summary>
    None,

    /// <summary>Goods were sold under retention of title (réserve de propriété).</summary>
    RetentionOfTitle,

    /// <summary>A surety (caution).</summary>
    Surety,

    /// <summary>A pledge or mortgage.</summary>
    Pledge,

    /// <summary>A privilege of the law.</summary>
    Privilege,
}

/// <summary>Whose claims against whom, in which proceedings.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="JudgmentOn">Day of the opening judgment.</param>
public sealed record InsolvencyOf(string Creditor, Guid Debtor, string CustomerNumber, DateOnly JudgmentOn);

/// <summary>What is declared, frozen (déclaration de créance, C. com. L622-25, R622-23): as of the judgment, interest to its eve (L622-28).</summary>
/// <param name="Law">Version of the legal parameters.</param>
/// <param name="Claims">In the order of their due dates.</param>
/// <param name="Security">What secures them.</param>
/// <param name="HasTitle">A title proves them: the creditor need not certify them as sincere.</param>
/// <param name="Exhibits">Numbered from 1.</param>
public sealed record InsolvencyStatement(string Law, ImmutableArray<RequestedClaim> Claims, ClaimSecurity Security, bool HasTitle, ImmutableArray<Exhibit> Exhibits)
{
    /// <summary>Due by the eve of the judgment: principal, interest and compensation.</summary>
    public Money FallenDue(DateOnly judgmentOn) => Sum(Claims.Where(c => c.DueOn < judgmentOn));

    /// <summary>Still to fall due on the day of the judgment (à échoir).</summary>
    public Money ToFallDue(DateOnly judgmentOn) => Sum(Claims.Where(c => c.DueOn >= judgmentOn));

    /// <summary>All of it.</summary>
    public Money Total() => Sum(Claims);

    static Money Sum(IEnumerable<RequestedClaim> claims) => claims.Aggregate(Money.Zero, (sum, c) => sum + c.Principal + c.Interest + c.Compensation);
}
