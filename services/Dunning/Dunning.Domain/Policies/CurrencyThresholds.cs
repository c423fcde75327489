using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>What a policy asks of the invoices of one currency; amounts of several currencies are never added up nor compared.</summary>
/// <param name="StatementOnlyBelow">Per debtor: under it nothing but a statement of account.</param>
/// <param name="FullMeansFrom">Per debtor: under it no call, no registered letter, no agency.</param>
/// <param name="PromiseTolerance">By how much a promise, or a term of a plan, may fall short.</param>
public sealed record CurrencyThresholds(Money StatementOnlyBelow, Money FullMeansFrom, Money PromiseTolerance);
