using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Sales;

/// <summary>An invoice that is threatened, as it stood when sales was told.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="DueOn">Due date of its oldest open part.</param>
/// <param name="Claimed">What of it may be claimed.</param>
public sealed record ThreatenedInvoice(Guid Invoice, string Number, DateOnly DueOn, Money Claimed);

/// <summary>
/// What a sales person was told of a threat: of one step, for some invoices, in one episode. It is good for that threat on any day from <see cref="MayGoOn"/> to
/// <see cref="GoodForDays"/> days after; one that comes later is told anew, and so is one that comes after another person has taken the customer over.
/// </summary>
/// <param name="Id">Its key.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Step">The threat: a step of the policy, or <c>hand_over</c>.</param>
/// <param name="SalesPerson">Who was told, by the ERP's code.</param>
/// <param name="Mode">Of the entity then: what was told on paper only counts for nothing in a more real mode.</param>
/// <param name="Invoices">What is threatened.</param>
/// <param name="MayGoOn">First day on which the threat may go out.</param>
/// <param name="On">Business date.</param>
public sealed record SalesNotice(
    Guid Id, int Episode, string Step, string SalesPerson, SendingMode Mode, ImmutableArray<ThreatenedInvoice> Invoices, DateOnly MayGoOn, DateOnly On)
{
    /// <summary>Days after the first on which the threat may go out, up to which it need not be told again.</summary>
    public const int GoodForDays = 30;

    /// <summary>Days within which invoices that reach the same threat one after another are told of together.</summary>
    public const int TogetherDays = 10;

    /// <summary>Last day of a threat that it is good for.</summary>
    public DateOnly GoodThrough => MayGoOn.AddDays(GoodForDays);

    internal bool Names(string step, Guid invoice) => Step == step && Invoices.Any(threatened => threatened.Invoice == invoice);
}
