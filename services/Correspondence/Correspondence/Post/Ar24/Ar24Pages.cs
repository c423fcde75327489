using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Recouvrement.Correspondence.Post.Ar24;

/// <summary>
/// The list of an account, as much of it as can hold what is sought: the latest come first, so that after a page which is older as a whole nothing younger follows. An order that is
/// another, or a list that does not end, proves of no letter that it is not there.
/// </summary>
static class Ar24Pages
{
    const int Size = 100, Most = 200;

    /// <summary>Mails of a day and later, and those without a date.</summary>
    /// <param name="since">First day.</param>
    /// <param name="read">Reads so many from a place.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="JsonException">They are in another order.</exception>
    /// <exception cref="IOException">There are more than we read.</exception>
    public static async IAsyncEnumerable<Ar24Mail> Since(DateOnly since, Func<int, int, CancellationToken, Task<IReadOnlyList<Ar24Mail>>> read, [EnumeratorCancellation] CancellationToken stop)
    {
        var oldest = DateOnly.MaxValue;
        for (var page = 0; page < Most; page++)
        {
            var mails = await read(page * Size, Size, stop);
            foreach (var (mail, day) in mails.Select(mail => (mail, Ar24States.Day(mail.Date))))
            {
                // A day's difference is a matter of clocks, not of order.
                if (oldest < DateOnly.MaxValue && day > oldest.AddDays(1)) throw new JsonException("The provider's list is not the latest first.");
                if (day < oldest) oldest = day.Value;
                if (!(day < since)) yield return mail;
            }

            if (mails.Count < Size || mails.All(mail => Ar24States.Day(mail.Date) < since)) yield break;
        }

        throw new IOException($"The provider lists more than {Most * Size} mails.");
    }
}
