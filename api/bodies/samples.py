"""Examples of bodies and answers for the OpenAPI document. Offices only, no persons."""

from typing import Any

OBSTACLE: dict[str, Any] = {
    "agency": "DPUPR",
    "sub_unit": "Bidang Bina Marga",
    "activity": "Peningkatan jalan kabupaten",
    "cause": "A5-GAGAL",
    "description": "Tender peningkatan jalan gagal dua kali karena tidak ada penawaran yang memenuhi syarat.",
    "effect": "late",
    "amount_at_stake": 12_500_000_000,
    "physical_progress": 35.5,
    "happened_on": "2024-11-18",
    "needed_by": "2024-12-15",
    "whys": ["Penawaran tidak memenuhi syarat.", "Waktu pelaksanaan terlalu pendek."],
    "follow_up_needed": "Pendampingan pemilihan penyedia.",
    "parties": [{"desk": "UKPBJ"}],
    "budget_lines": [{"sub_activity": "1.03.10.2.01.0005", "account": "5.2", "funding_source": "DAU"}],
}
AMENDMENT: dict[str, Any] = {"amount_at_stake": 11_900_000_000, "tried": "Tender ulang dengan syarat yang diperbaiki."}
REASON = {"reason": "Dokumen pendukung belum lengkap."}
TEXT = {"text": "Berkas sudah dilengkapi."}
FILE = "0190a6d2-4b1e-4c8e-9c39-6f2f5b1f7a10"
ACTS: dict[str, dict[str, Any]] = {
    "add_evidence": {"files": [FILE], "text": "Berita acara tender gagal."},
    "comment": {"text": "Mohon perbarui jadwal pelaksanaan."},
    "return": REASON,
    "resubmit": TEXT,
    "withdraw": {"reason": "Salah memilih OPD."},
    "escalate": {"to": "assistant", "reason": "Perlu keputusan lintas OPD."},
    "decide": {"text": "Pergeseran anggaran disetujui.", "level": "adpem"},
    "instruct": {"text": "Laporkan perkembangannya setiap Senin."},
    "assign": {"desk": "UKPBJ", "due": "2027-01-31", "request": "Dampingi penyusunan dokumen pemilihan."},
    "extend": {"due": "2027-02-28", "reason": "Menunggu hasil reviu."},
    "cancel": {"reason": "Bantuan dialihkan ke bidang lain."},
    "decline": {"reason": "Di luar tugas bidang ini."},
    "report_progress": {"text": "Dokumen pemilihan sudah direviu.", "evidence": []},
    "hand_back": {"text": "Pendampingan tuntas, kontrak siap ditandatangani."},
    "move_deadline": {"needed_by": "2027-03-31", "reason": "Jadwal tender bergeser.", "letter": "900/123/ADPEM/2024"},
    "wait": {"party": "LKPP", "reason": "Menunggu jawaban atas konsultasi."},
    "end_wait": {"text": "Jawaban sudah diterima."},
    "visit": {"text": "Pekerjaan di lapangan berjalan 40 persen.", "on": "2024-11-26", "evidence": []},
    "state_done": {"text": "Kontrak sudah ditandatangani dan pekerjaan dimulai."},
    "confirm": {"root_cause": "Syarat kualifikasi terlalu sempit.", "what_worked": "Pendampingan dokumen pemilihan."},
    "set_unactionable": {"reason": "Menunggu peraturan menteri yang belum terbit."},
    "reopen": {"reason": "Kontrak diputus."},
    "merge": {"into": "KDL-2024-12", "amount": "same"},
    "change_visibility": {"visibility": "all_agencies", "reason": "Berguna bagi OPD lain."},
}
