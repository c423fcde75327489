namespace Recouvrement.Kernel.Limitation;

/// <summary>A limit of time that the law sets.</summary>
public enum LimitKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>Claims between merchants, and of a company against a professional (C. com. L110-4, C. civ. 2224).</summary>
    Commercial,

    /// <summary>Claims of a professional against a consumer (C. conso. L218-2).</summary>
    Consumer,

    /// <summary>Claims against a public body (déchéance quadriennale, loi 68-1250): whole calendar years.</summary>
    PublicBody,

    /// <summary>Claims for the carriage of goods (C. com. L133-6).</summary>
    Carriage,

    /// <summary>What an enforceable title says (CPCE L111-4).</summary>
    EnforceableTitle,

    /// <summary>The shortest period a contract may set (C. civ. 2254).</summary>
    ContractShortest,

    /// <summary>The longest period a contract may set (C. civ. 2254).</summary>
    ContractLongest,

    /// <summary>From the birth of the right, whatever was interrupted or suspended meanwhile (délai butoir, C. civ. 2232).</summary>
    LongStop,

    /// <summary>What is left at least when a mediation ends (C. civ. 2238).</summary>
    AfterSuspension,

    /// <summary>To declare a claim, from the publication in the BODACC (C. com. R622-24).</summary>
    InsolvencyDeclaration,

    /// <summary>The same for a creditor who does not live in metropolitan France.</summary>
    InsolvencyDeclarationFromAbroad,

    /// <summary>To ask for relief from having declared too late (relevé de forclusion, C. com. L622-26).</summary>
    InsolvencyRelief,
}

/// <summary>What a limit is counted in.</summary>
public enum LimitUnit
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Months.</summary>
    Months,

    /// <summary>Years.</summary>
    Years,
}

/// <summary>One limit of time and the days on which it holds.</summary>
/// <param name="Kind">What it limits.</param>
/// <param name="Length">How long, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Months or years.</param>
/// <param name="FromYearEnd">Counted from 1 January of the year after its first day.</param>
/// <param name="Source">The text that sets it.</param>
/// <param name="ValidFrom">First day it holds for what starts then.</param>
/// <param name="ValidTo">Last day, or null while no end is known.</param>
/// <param name="LawyerValidated">True once a lawyer has confirmed the row.</param>
public sealed record TimeLimit(LimitKind Kind, int Length, LimitUnit Unit, bool FromYearEnd, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated)
{
    /// <summary>True on the days from <see cref="ValidFrom"/> to <see cref="ValidTo"/>.</summary>
    public bool HoldsOn(DateOnly date) => ValidFrom <= date && (ValidTo is null || date <= ValidTo);

    /// <summary>
    /// Its last day, at whose end it is over (C. civ. 2229). The day it starts from does not count; a day of the month that does not exist is the
    /// last of that month. No day of rest moves it: that is only so for acts of procedure (rule R3.2).
    /// </summary>
    public DateOnly LastDay(DateOnly start) => FromYearEnd ? Plus(new(start.Year, 12, 31)) : Plus(start);

    DateOnly Plus(DateOnly start) => start.Year + Length >= DateOnly.MaxValue.Year ? DateOnly.MaxValue : Unit == LimitUnit.Years ? start.AddYears(Length) : start.AddMonths(Length);
}
