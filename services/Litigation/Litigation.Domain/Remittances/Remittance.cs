using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Litigation.Domain.Remittances;

/// <summary>A part of a transfer: of which money received, and how much of it.</summary>
/// <param name="Placement">Stream id of the placement.</param>
/// <param name="Collection">The agency's reference of the money received.</param>
/// <param name="Amount">Passed on.</param>
public sealed record RemittanceLine(Guid Placement, string Collection, Money Amount);

/// <summary>A transfer of an agency to a creditor, as the agency reports it (reversement).</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Reference">The agency's own; the transfer bears it.</param>
/// <param name="Amount">Of the transfer.</param>
/// <param name="RemittedOn">Its day.</param>
/// <param name="Account">IBAN it comes from: the agency's account for funds of others (CPCE R124-2); null where it was not said.</param>
/// <param name="Lines">Their sum is the amount.</param>
public sealed record Transfer(string Agency, string Creditor, string Reference, Money Amount, DateOnly RemittedOn, string? Account, ImmutableArray<RemittanceLine> Lines)
{
    /// <summary>Two are the same when all they say is.</summary>
    public bool Equals(Transfer? other) =>
        other is not null && (Agency, Creditor, Amount, RemittedOn, Account) == (other.Agency, other.Creditor, other.Amount, other.RemittedOn, other.Account)
        && string.Equals(Reference, other.Reference, StringComparison.OrdinalIgnoreCase) && Lines.SequenceEqual(other.Lines);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Agency, Creditor, Amount, RemittedOn, Lines.Length);
}

/// <summary>Orders to a remittance.</summary>
public abstract record RemittanceCommand
{
    RemittanceCommand() { }

    /// <summary>The agency has made a transfer.</summary>
    /// <param name="Transfer">What it says of it.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReportRemittance(Transfer Transfer, DateOnly On) : RemittanceCommand;
}

/// <summary>Facts of a remittance.</summary>
public abstract record RemittanceEvent
{
    RemittanceEvent() { }

    /// <summary>The agency has made a transfer.</summary>
    public sealed record RemittanceReported(Transfer Transfer, DateOnly On) : RemittanceEvent;
}

/// <summary>One transfer for money received on many placements; what it means for each of them, the placement knows.</summary>
/// <param name="Transfer">Null until it is reported.</param>
public sealed record Remittance(Transfer? Transfer) : IDecider<Remittance, RemittanceCommand, RemittanceEvent>
{
    /// <summary>Most lines of one transfer.</summary>
    public const int MostLines = 1000;

    /// <inheritdoc/>
    public static Remittance Initial { get; } = new((Transfer?)null);

    /// <summary>The stream of a transfer; references are the same in any case.</summary>
    public static Guid StreamOf(string agency, string creditor, string reference) => NameBasedId.Of($"remittance|{agency}|{creditor}|{reference.ToUpperInvariant()}");

    /// <inheritdoc/>
    public static Decision<RemittanceEvent> Decide(Remittance state, RemittanceCommand command) => command switch
    {
        RemittanceCommand.ReportRemittance report when state.Transfer is { } known => known == report.Transfer
            ? Nothing : Refuse("reference_used", $"Another transfer was reported under the reference {known.Reference}."),
        RemittanceCommand.ReportRemittance report => Wrong(report.Transfer, report.On) is { } wrong ? wrong : new RemittanceEvent.RemittanceReported(report.Transfer, report.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Remittance Evolve(Remittance state, RemittanceEvent happened) => happened switch
    {
        RemittanceEvent.RemittanceReported e => new(e.Transfer),
        _ => throw new UnreachableException(),
    };

    static Refusal? Wrong(Transfer transfer, DateOnly today) =>
        transfer.RemittedOn > today                      ? Refuse("day_in_future", $"It is {today:yyyy-MM-dd}.")
        : transfer.Lines is [] or { Length: > MostLines } ? Refuse("lines_missing", $"A transfer has 1 to {MostLines} lines.")
        : transfer.Lines.Any(line => !line.Amount.IsPositive || line.Amount.Currency != transfer.Amount.Currency) ? Refuse("line_unclear", "Every line is of more than nothing, in the currency of the transfer.")
        : transfer.Lines.DistinctBy(line => (line.Placement, line.Collection.ToUpperInvariant())).Count() < transfer.Lines.Length ? Refuse("line_twice", "Money received stands in one line of a transfer.")
        : transfer.Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount) is var sum && sum != transfer.Amount ? Refuse("sum_differs", $"The lines make {sum}.")
        : null;
}
