"""Where private keys live: encrypted files now; passkeys and security modules behind the same port."""
