using System.Globalization;
using System.Text;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>PDFs as an ERP may send them: empty pages of any size, open or with a key.</summary>
static class Pdfs
{
    public const string A4 = "595 842", AmericanLetter = "612 792";

    // Of the revision 2, with an empty password to open it: everybody can read it, and not everybody print it.
    const string Key = "<< /Filter /Standard /V 1 /R 2 /O <c92422687facee686e373f10b5c7d04738053152f7e2ee30e11c69ec442576ab> /U <78c79aa0f945a04a51ff82823cbb1ad9e11d31a3738dd260da2c0bcec85d62a6> /P -44 >>";

    /// <summary>A PDF that no other is equal to.</summary>
    public static byte[] Of(int pages = 1, string size = A4, bool isEncrypted = false)
    {
        var pdf = new StringBuilder($"%PDF-1.4\n% {Guid.CreateVersion7()}\n");
        List<int> places = [];
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add($"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(4, pages).Select(n => $"{n} 0 R"))}] /Count {pages} >>");
        Add(Key);
        for (var page = 0; page < pages; page++) Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] >>");
        var table = pdf.Length;
        var key = isEncrypted ? " /Encrypt 3 0 R /ID [<30313233343536373839616263646566> <30313233343536373839616263646566>]" : "";
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:0000000000} 00000 n \n"))}trailer << /Size {places.Count + 1} /Root 1 0 R{key} >>\nstartxref\n{table}\n%%EOF");
        return Encoding.ASCII.GetBytes(pdf.ToString());

        void Add(string of)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{of}\nendobj\n");
        }
    }
}
