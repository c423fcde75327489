namespace Recouvrement.Client.Erp;

/// <summary>How much may vanish from one list of open items before it settles nothing.</summary>
/// <param name="MostPercentByCount">Of the open invoices, from 0 to 100; 10 by default.</param>
/// <param name="MostPercentByAmount">Of what is open of them, from 0 to 100; 20 by default.</param>
/// <param name="Few">So many invoices may always be settled unless they are all, from 0 to 100.</param>
public sealed record OpenItemsThreshold(int MostPercentByCount, int MostPercentByAmount, int Few = 3);

/// <summary>Why a refused list is right.</summary>
/// <param name="Reason">In words.</param>
public sealed record OpenItemsAcceptance(string Reason);

/// <summary>How a list of open items compares with what is known.</summary>
/// <param name="Listed">Lines that could be read.</param>
/// <param name="Open">Open invoices that the list covers.</param>
/// <param name="Settled">Those that would be settled, wholly or in part.</param>
/// <param name="OpenAmount">What is open of all; in the currency that loses the largest share.</param>
/// <param name="SettledAmount">What would be settled of it.</param>
public sealed record OpenItemsFigures(int Listed, int Open, int Settled, Amount OpenAmount, Amount SettledAmount);

/// <summary>A list of open items.</summary>
/// <param name="Id">Of its import.</param>
/// <param name="On">Its day: what it settles is settled on that day.</param>
/// <param name="Through">Last day of issue that it covers.</param>
/// <param name="DrawnAt">When it was drawn; of a whole day, its end.</param>
/// <param name="Status"><c>received</c>, <c>refused</c>, <c>accepted</c>, <c>booked</c>, <c>compared</c>, <c>discarded</c> or <c>superseded</c>.</param>
/// <param name="Code">Why it settles nothing, stable: <c>snapshot_empty</c>, <c>snapshot_exceeds_count</c>, <c>snapshot_exceeds_amount</c>, <c>snapshot_outdated</c> or <c>snapshot_unreadable</c>.</param>
/// <param name="Reason">The same in words.</param>
/// <param name="Figures">Of one that was refused or only compared.</param>
/// <param name="Settled">Invoices that it settled, wholly or in part.</param>
/// <param name="Reopened">Invoices that are owed again by it.</param>
/// <param name="Unknown">Lines about invoices that nobody sent.</param>
/// <param name="Findings">How many invoices of each finding.</param>
/// <param name="AcceptedFor">Why a manager accepted it; null where none did, or once it is erased.</param>
public sealed record OpenItemsList(
    Guid Id, DateOnly On, DateOnly Through, DateTimeOffset DrawnAt, string Status, string? Code, string? Reason, OpenItemsFigures? Figures, int Settled, int Reopened, int Unknown,
    IReadOnlyDictionary<string, long> Findings, string? AcceptedFor);

/// <summary>An invoice of which a list of open items says something else than is known.</summary>
/// <param name="Finding"><c>vanished</c>, <c>lower</c>, <c>reopened</c>, <c>higher</c>, <c>unclear</c> or <c>unknown</c>.</param>
/// <param name="Customer">The ERP's customer number; null where the line of an unknown invoice does not say.</param>
/// <param name="Number">Of the invoice.</param>
/// <param name="Year">Of its issue; null where the line of an unknown invoice does not say.</param>
/// <param name="Ours">Open when they were compared.</param>
/// <param name="Listed">Open in the list; null where that is not clear.</param>
/// <param name="Settles">What is settled by it.</param>
/// <param name="Reopens">What is owed again by it.</param>
/// <param name="Doubt"><c>unreadable</c>, <c>ambiguous</c>, <c>customer_differs</c>, <c>currency_differs</c> or <c>dates_unconfirmed</c> where it is unclear.</param>
public sealed record OpenItemDifference(string Finding, string? Customer, string Number, int? Year, Amount Ours, Amount? Listed, Amount Settles, Amount Reopens, string? Doubt);
