using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Snapshots;

/// <summary>A part of a payment or credit note that a rule put on an invoice: neither its payer nor the accountants named it.</summary>
/// <param name="Credit">Stream of the payment or credit note.</param>
/// <param name="Invoice">Stream of the invoice.</param>
/// <param name="Amount">How much.</param>
/// <param name="On">Date of the payment or credit note.</param>
public sealed record Guess(Guid Credit, Guid Invoice, Money Amount, DateOnly On);

/// <summary>A guess that a list of open items shows to be wrong, and where its money is instead.</summary>
/// <param name="Credit">Stream of the payment or credit note.</param>
/// <param name="From">Stream of the invoice that is open in the list.</param>
/// <param name="To">Stream of the invoice that is settled by the list.</param>
/// <param name="Amount">How much.</param>
/// <param name="Replaces">What an earlier list had presumed there, and gives way to it by so much; null where nothing was.</param>
public sealed record MovedGuess(Guid Credit, Guid From, Guid To, Money Amount, Presumption? Replaces = null);

/// <summary>An invoice beside what a list says of it alone.</summary>
/// <param name="Id">Stream id.</param>
/// <param name="Number">The ERP's number.</param>
/// <param name="On">Date of issue.</param>
/// <param name="DueOn">Day from which something of it can be claimed.</param>
/// <param name="Compared">What the list says.</param>
public sealed record ListedInvoice(Guid Id, string Number, DateOnly On, DateOnly DueOn, ComparedItem Compared);

/// <summary>An invoice that an earlier list has settled.</summary>
/// <param name="Id">Stream id.</param>
/// <param name="Number">The ERP's number.</param>
/// <param name="On">Date of issue.</param>
/// <param name="DueOn">Day from which something of it can be claimed.</param>
/// <param name="Presumed">By what.</param>
public sealed record PresumedInvoice(Guid Id, string Number, DateOnly On, DateOnly DueOn, Presumption Presumed);

/// <summary>
/// Money that a rule put on one invoice and the ERP on another: the list has the one open and the other no more. It goes where the ERP has it before any payment is presumed, and
/// in the place of what earlier lists presumed, or the list's total and ours would differ for good. What somebody named stays where it is.
/// </summary>
public static class WrongGuesses
{
    /// <summary>What follows from a list for the invoices of one account together.</summary>
    /// <param name="invoices">Of the account.</param>
    /// <param name="guesses">What rules put on those of which more is open in the list, the latest first: of money that came by the day of the list, for what came later it cannot know.</param>
    /// <param name="presumed">What earlier lists had settled of the account.</param>
    /// <returns>In the order of the invoices.</returns>
    public static ImmutableArray<ComparedItem> Explain(IReadOnlyCollection<ListedInvoice> invoices, IEnumerable<Guess> guesses, IEnumerable<PresumedInvoice> presumed)
    {
        var on = guesses.ToLookup(g => g.Invoice);
        var wrong = invoices.Where(i => i.Compared.Missing.IsPositive).SelectMany(i => Giving(i.Compared.Missing, [.. on[i.Id]])).ToDictionary(g => Key(g.Credit, g.Invoice));
        var moves = Match(wrong, invoices.Where(i => i.Compared.Settles.IsPositive).Select(i => (new OpenDebit($"{i.Number} {i.Id}", i.Compared.Settles, i.On, null, i.DueOn), i.Id, (Presumption?)null)));
        foreach (var move in moves) wrong[Key(move.Credit, move.From)] = Less(wrong[Key(move.Credit, move.From)], move.Amount);
        var wrongBefore = invoices.SelectMany(i => i.Compared.TakesBack).Select(p => p.Payment).ToHashSet();
        var replacing = Match(wrong, presumed.Where(p => !wrongBefore.Contains(p.Presumed.Payment)).Select(p => (
            new OpenDebit($"{p.Number} {p.Presumed.Payment}", p.Presumed.Amount, p.On, null, p.DueOn), p.Id, (Presumption?)p.Presumed)));
        var (gives, comes) = (moves.Concat(replacing).ToLookup(m => m.From), moves.ToLookup(m => m.To));
        return [.. invoices.Select(i => i.Compared.Explained([.. gives[i.Id]], comes[i.Id].Aggregate(Money.Zero, (sum, m) => sum + m.Amount)))];
    }

    /// <summary>What is left of payments that earlier lists had presumed, of those that give way.</summary>
    public static ImmutableArray<(Guid Payment, Money Keeps)> Yields(IEnumerable<MovedGuess> moves) =>
        [.. moves.Where(m => m.Replaces is not null).GroupBy(m => m.Replaces!, m => m.Amount).Select(of => (of.Key.Payment, of.Aggregate(of.Key.Amount, (left, amount) => left - amount)))];

    /// <summary>The allocations that change, each with its new total and the day from which it counts, in an order in which they can.</summary>
    /// <param name="moves">What moves.</param>
    /// <param name="standing">What stands between the documents that are moved.</param>
    /// <param name="dated">Date of each of them.</param>
    /// <param name="freed">The last day on which something came off a document, for those of which something ever did.</param>
    /// <param name="on">Day of the list.</param>
    public static ImmutableArray<(Standing Change, DateOnly Since)> Changes(
        IEnumerable<MovedGuess> moves, IEnumerable<Standing> standing, IReadOnlyDictionary<Guid, DateOnly> dated, IReadOnlyDictionary<Guid, DateOnly> freed, DateOnly on)
    {
        var known = standing.ToDictionary(s => (s.Credit, s.Invoice));
        var changes = ImmutableArray.CreateBuilder<(Standing, DateOnly)>();
        foreach (var move in moves)
        {
            // Never before all three were as they are now.
            var since = new[] { move.Credit, move.From, move.To }.Aggregate(on, (day, id) => Days.Later(Days.Later(day, dated[id]), freed.TryGetValue(id, out var free) ? free : null));
            Change(move.From, -move.Amount, AllocationRule.None);
            Change(move.To, move.Amount, AllocationRule.NotListed);

            void Change(Guid invoice, Money more, AllocationRule rule)
            {
                var was = known.GetValueOrDefault((move.Credit, invoice)) ?? new(move.Credit, invoice, Money.Zero, AllocationBasis.Rule);
                changes.Add((known[(move.Credit, invoice)] = was with { Amount = was.Amount + more, Rule = rule }, since));
            }
        }

        return changes.ToImmutable();
    }

    static List<MovedGuess> Match(Dictionary<string, Guess> wrong, IEnumerable<(OpenDebit Debit, Guid Invoice, Presumption? Replaces)> places)
    {
        var byDebit = places.ToDictionary(p => p.Debit.Id);
        return [.. Matching.Allocate(byDebit.Values.Select(p => p.Debit), wrong.Select(g => new OpenCredit(g.Key, g.Value.Amount, g.Value.On)))
            .Select(m => new MovedGuess(wrong[m.Credit].Credit, wrong[m.Credit].Invoice, byDebit[m.Debit].Invoice, m.Amount, byDebit[m.Debit].Replaces))];
    }

    static string Key(Guid credit, Guid invoice) => $"{credit} {invoice}";

    static Guess Less(Guess guess, Money amount) => guess with { Amount = guess.Amount - amount };

    // One of exactly what is missing explains it best.
    static IEnumerable<Guess> Giving(Money missing, IReadOnlyList<Guess> guesses)
    {
        foreach (var guess in guesses.OrderByDescending(g => g.Amount == missing))
        {
            if (!missing.IsPositive) yield break;
            var part = Money.Min(missing, guess.Amount);
            missing -= part;
            yield return guess with { Amount = part };
        }
    }
}
