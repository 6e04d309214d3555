/* Test-only shim: Wine 8 has no bcryptprimitives.dll, which programs written in Rust ask for random numbers. */
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
    return RtlGenRandom(data, (ULONG)length);
}
