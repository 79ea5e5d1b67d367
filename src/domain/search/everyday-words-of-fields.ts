/** As EVERYDAY_WORDS, field by field: what is said; what else is said | what the law calls it. */
export const EVERYDAY_WORDS_OF_FIELDS: Readonly<Record<string, string>> = {
  // What has happened to a paper. "^": only where the question begins so, for "bố mất" is something else.
  '^mat; bi mat; danh mat; lam mat; that lac; bi that lac': 'cấp lại',
  'bi rach; bi hong; bi nat; bi mo; lam lai; xin lai; cao xuoc; bi gay; bi cu; bi hu; bi uot; bi chay':
    'cấp lại|cấp đổi',
  'het han; qua han; sap het han': 'gia hạn|cấp đổi',
  '^doi': 'cấp đổi|thay đổi',
  'sua sai; ghi sai; bi sai; sai sot; sai thong tin; sua thong tin; ghi nham; bi trung; bi nham; nham ten; viet sai; dien sai':
    'đính chính|điều chỉnh thông tin|cải chính',
  'khai sinh o nuoc ngoai; sinh o nuoc ngoai; sinh ra o nuoc ngoai':
    'đăng ký khai sinh cho trẻ em sinh ra ở nước ngoài',
  'con rieng cua vo; con rieng cua chong; bo duong; me ke': 'nuôi con nuôi cha dượng mẹ kế nhận con riêng',
  'khong pham toi; chua pham toi; khong co an; chua co tien an': 'phiếu lý lịch tư pháp',
  'chua co gia dinh; chua lap gia dinh; con doc than': 'giấy xác nhận tình trạng hôn nhân',
  'ghi chu ly hon; ly hon o nuoc ngoai; ly hon nuoc ngoai': 'ghi vào sổ hộ tịch việc ly hôn hủy việc kết hôn',
  'ghi chu ket hon; ket hon o nuoc ngoai': 'ghi vào sổ hộ tịch việc kết hôn đã được giải quyết ở nước ngoài',
  'ket hon voi nguoi; chong han quoc; chong dai loan; vo nuoc ngoai; chong nuoc ngoai; lay tay':
    'đăng ký kết hôn có yếu tố nước ngoài',
  'lay chong dai loan; lay chong han quoc; lay chong han; lay chong tay; lay chong nhat; lay vo tay; lay nguoi nuoc ngoai':
    'đăng ký kết hôn có yếu tố nước ngoài',
  'bo roi; tre bo roi': 'đăng ký khai sinh',
  'doi gioi tinh; chuyen gioi; doi chu lot; doi ten lot; chu lot; doi ten dem':
    'thay đổi cải chính hộ tịch xác định lại giới tính',
  'bo chet; me chet; chong chet; vo chet; con chet; ong chet; ba chet; nguoi nha mat; chong mat; vo mat':
    'đăng ký khai tử',
  // Residence and identity.
  'lam ho khau; nhap khau cho con; nhap khau cho vo; nhap ho khau; vao ho khau; nhap vao ho khau': 'đăng ký thường trú',
  'ra khoi ho khau; tach khoi ho khau; ra o rieng': 'tách hộ',
  'can cuoc gan chip; cccd gan chip; the can cuoc gan chip': 'cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên',
  'quen mat khau vneid; khoa tai khoan; vneid bi khoa': 'mở khóa tài khoản định danh điện tử',
  'ngu lai; ngu nho; ngu qua dem; o qua dem; khach ngu; khach qua dem; co khach o lai; khach o lai; khach den o':
    'thông báo lưu trú',
  'chuyen nha; don nha; doi cho o; chuyen den noi khac': 'đăng ký thường trú|đăng ký tạm trú',
  'di vang; vang nha; di lau ngay; di xa; di nuoc ngoai lau ngay; di lam xa': 'khai báo tạm vắng',
  'cccd tre em; cccd cho tre em; cccd cho con; cccd cho be; can cuoc tre em; can cuoc cho be; cccd duoi 14 tuoi; can cuoc duoi 14 tuoi':
    'cấp thẻ căn cước cho người dưới 14 tuổi',
  'lam cccd; lam can cuoc; lam chung minh; cap cccd; lam can cuoc cong dan':
    'cấp thẻ căn cước|cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên',
  'mat cccd; mat can cuoc; mat chung minh; mat chung minh nhan dan; mat cmnd; mat can cuoc cong dan':
    'cấp lại thẻ căn cước',
  'doi cccd; doi can cuoc; doi cmnd; doi chung minh; doi chung minh nhan dan; cccd het han; can cuoc het han':
    'cấp đổi thẻ căn cước',
  'dinh danh muc 2; vneid muc 2; dinh danh muc do 2': 'cấp tài khoản định danh điện tử mức độ 02 cho công dân Việt Nam',
  'mat ho chieu; mat passport': 'trình báo mất hộ chiếu phổ thông',
  'khach nuoc ngoai; nguoi tay; khach tay': 'người nước ngoài',
  // Certification.
  'dich thuat; ban dich; dich giay to; dich cong chung; cong chung dich; dich thuat cong chung; cong chung ban dich':
    'chứng thực chữ ký người dịch',
  'tu choi thua ke; khong nhan thua ke; tu choi tai san; tu choi nhan thua ke':
    'chứng thực văn bản từ chối nhận di sản',
  'chia thua ke; phan chia thua ke; khai nhan di san; chia di san; chia tai san; chia tai san thua ke; phan chia tai san':
    'chứng thực văn bản phân chia di sản',
  'giay ban xe; giay mua ban xe; mua ban xe; hop dong mua ban xe may':
    'chứng thực giao dịch liên quan đến tài sản là động sản',
  'so yeu li lich; so yeu ly lich': 'xác nhận sơ yếu lý lịch',
  'lap di chuc; viet di chuc; lam di chuc': 'chứng thực di chúc',
  // Land.
  'sua so do; sai so do; so do bi sai; sai ten tren so do; sai ten so do; so do sai ten; so do ghi sai; so do nham; bia do sai; bia do ghi nham; so do ghi nham; so hong sai; so hong bi sai':
    'đính chính giấy chứng nhận đã cấp',
  'so do bi chay; so hong bi chay; chay so do; so do bi mat; lam lai so do; cap lai so do; lam lai so hong; so hong bi mat':
    'cấp lại giấy chứng nhận do bị mất',
  'giai chap; rut the chap; xoa the chap; giai chap so do; xoa the chap so do; giai chap dat; giai chap nha; tra xong no ngan hang; tra het no ngan hang; tat toan ngan hang; lay so do ngan hang; rut so do':
    'xóa đăng ký biện pháp bảo đảm bằng quyền sử dụng đất',
  'vay the chap; cam so do; cam co so do; cam dat; the chap nha; the chap quyen su dung dat; the chap so hong; vay ngan hang; vay von ngan hang':
    'đăng ký biện pháp bảo đảm bằng quyền sử dụng đất',
  'chuyen dat vuon; chuyen sang dat o; len dat o; chuyen dat nong nghiep; len dat tho cu; chuyen dat ruong; chuyen dat o; tho cu; chuyen len tho cu; chuyen ao; len dat; chuyen doi dat; xin len dat; xin chuyen dat':
    'chuyển mục đích sử dụng đất',
  'gop thua; gop dat; nhap thua; gop so': 'hợp thửa đất',
  'chia thua; chia dat; cat dat; tach so hong': 'tách thửa đất',
  'hien dat; hien dat lam duong':
    'tặng cho quyền sử dụng đất cho nhà nước hoặc cộng đồng dân cư hoặc mở rộng đường giao thông',
  'no tien su dung dat; xoa no tien dat': 'xóa ghi nợ tiền sử dụng đất',
  'den bu; giai phong mat bang; bi thu hoi dat': 'bồi thường hỗ trợ tái định cư',
  'lan dat; lan chiem; bi lan dat; tranh chap ranh gioi; tranh chap dat dai; kien dat; tranh chap; xay lan; xay lan dat; lan sang; tranh chap loi di; tranh chap ranh dat':
    'hòa giải tranh chấp đất đai',
  'hoan cong; xay xong nha; them nha vao so do': 'đăng ký tài sản gắn liền với thửa đất đã được cấp giấy chứng nhận',
  'thua ke dat; dat thua ke; de lai dat; dat ong ba de lai; dat bo me de lai': 'thừa kế quyền sử dụng đất',
  'doi ten so do; doi chu so do; sang ten so hong; sang ten nha': 'chuyển nhượng thừa kế tặng cho quyền sử dụng đất',
  // Building and houses.
  'sua nha; sua chua nha; cai tao nha; cai tao sua chua nha; sua chua cai tao nha; co i nha':
    'cấp giấy phép xây dựng sửa chữa cải tạo đối với công trình cấp III cấp IV nhà ở riêng lẻ',
  'mat giay phep xay dung; giay phep xay dung bi mat; cap lai giay phep xay dung':
    'cấp lại giấy phép xây dựng đối với công trình cấp III cấp IV nhà ở riêng lẻ',
  'dieu chinh giay phep xay dung': 'cấp điều chỉnh giấy phép xây dựng đối với công trình cấp III cấp IV nhà ở riêng lẻ',
  'them tang; nang tang; sua giay phep xay dung; doi giay phep xay dung; doi thiet ke':
    'cấp điều chỉnh giấy phép xây dựng',
  'so nha; danh so nha; bien so nha; cap so nha': 'giấy chứng nhận số nhà|biển số nhà',
  'mua chung cu; nha thu nhap thap; thue mua nha': 'đăng ký mua thuê mua nhà ở xã hội',
  'thue via he; de xe via he; lan via he; long duong; via he': 'sử dụng tạm thời lòng đường vỉa hè vào mục đích khác',
  'giay phep sua nha; xin phep sua nha; xay them; xin sua nha':
    'cấp giấy phép xây dựng sửa chữa cải tạo nhà ở riêng lẻ',
  // Power and water.
  'lap dien; keo dien; mac dien; lap cong to; lap cong to dien; dong ho dien; lap dien moi; cong to dien':
    'cấp điện mới từ lưới điện hạ áp',
  'sang ten hop dong dien; doi ten hop dong dien; sang ten dien; doi ten dien; sang ten cong to':
    'thay đổi chủ thể hợp đồng mua bán điện',
  'bi cat dien; dong dien lai; noi lai dien': 'cấp điện trở lại',
  'lap nuoc; mac nuoc; lap dong ho nuoc; nuoc may; lap nuoc may; lap nuoc sach': 'đăng ký lắp đặt sử dụng nước sạch',
  'sang ten nuoc; doi ten hop dong nuoc; sang ten hop dong nuoc':
    'chuyển đổi tên trong hợp đồng dịch vụ sử dụng nước sạch',
  'pin mat troi; nang luong mat troi; dien nang luong mat troi': 'điện mặt trời mái nhà',
  // Shops and firms.
  'mo quan karaoke; quan karaoke; hat karaoke; mo karaoke': 'kinh doanh dịch vụ karaoke',
  'giay phep kinh doanh van tai; kinh doanh van tai': 'cấp giấy phép kinh doanh vận tải bằng xe ô tô',
  'xep sao; xep hang khach san; khach san xep sao; gan sao khach san': 'công nhận hạng cơ sở lưu trú du lịch khách sạn',
  'htx giai the; giai the htx; giai the hop tac xa': 'đăng ký giải thể hợp tác xã',
  'giai the cong ty; dong cua cong ty; giai the doanh nghiep':
    'giải thể doanh nghiệp thông báo hủy bỏ nghị quyết quyết định giải thể doanh nghiệp',
  'len cong ty; len doanh nghiep; chuyen len cong ty; ho kinh doanh len doanh nghiep; ho kinh doanh len cong ty':
    'chuyển đổi hộ kinh doanh thành doanh nghiệp',
  'ban online; kinh doanh online; ban hang online; ban hang tren mang; ban hang qua mang':
    'đăng ký thành lập hộ kinh doanh|thương mại điện tử',
  'sua xe; tiem toc; cat toc; lam toc; lam nail; spa; tiem vang; ban rau; ban thit; ban quan ao':
    'đăng ký thành lập hộ kinh doanh',
  'thay lang; luong y; boc thuoc; thuoc nam; thuoc bac; dong y': 'lương y',
  'quan net; tiem net; quan game; mo quan net; mo tiem net; mo quan game; internet cong cong':
    'điểm cung cấp dịch vụ trò chơi điện tử công cộng',
  've sinh an toan thuc pham; ve sinh thuc pham; giay an toan thuc pham': 'đủ điều kiện an toàn thực phẩm',
  'quan an; quan com; quan pho; nha hang; tiem an; quan nhau; do an; quan cafe; quan ca phe; tra sua; an vat; ban com; ban bun; ban pho; ban nuoc; bep an; suat an; bep an tap the; gio cha':
    'dịch vụ ăn uống',
  'mo quan an; mo quan com; mo quan pho; mo nha hang; mo tiem an; mo quan nhau; mo quan cafe; mo quan ca phe; ban do an; ban an; ban tra sua; ban nuoc mia; ban do an vat; ban bun pho; ban ca phe':
    'đăng ký thành lập hộ kinh doanh|an toàn thực phẩm dịch vụ ăn uống',
  'doi giam doc; thay doi giam doc; thay giam doc; doi nguoi dai dien':
    'đăng ký thay đổi người đại diện theo pháp luật của công ty',
  'tang von; giam von; tang von dieu le; giam von dieu le': 'đăng ký thay đổi vốn điều lệ phần vốn góp',
  'doi ten cong ty; doi dia chi cong ty; chuyen dia chi cong ty; chuyen tru so; doi tru so; them nganh nghe cong ty':
    'đăng ký thay đổi địa chỉ trụ sở chính đổi tên doanh nghiệp',
  'tam ngung cong ty; cong ty tam ngung; tam dung cong ty; tam ngung kinh doanh cong ty; cong ty tam nghi; cong ty nghi; cong ty tam dung; tam nghi cong ty; tam ngung doanh nghiep':
    'thông báo tạm ngừng kinh doanh doanh nghiệp',
  'mo chi nhanh; mo van phong dai dien; lap chi nhanh; mo them chi nhanh; lap them chi nhanh; them chi nhanh; mo them van phong':
    'đăng ký hoạt động chi nhánh văn phòng đại diện',
  'cong ty 1 thanh vien; cong ty mot thanh vien; tnhh 1 thanh vien':
    'công ty trách nhiệm hữu hạn một thành viên|công ty TNHH một thành viên',
  'mat giay phep kinh doanh; mat dang ky kinh doanh; mat giay phep ho kinh doanh; mat gpkd':
    'cấp lại giấy chứng nhận đăng ký hộ kinh doanh|cấp lại giấy chứng nhận đăng ký doanh nghiệp',
  'hieu thuoc; nha thuoc; quay thuoc; thuoc tay; ban thuoc tay; mo hieu thuoc; mo nha thuoc; mo quay thuoc; tiem thuoc':
    'đủ điều kiện kinh doanh dược cơ sở bán lẻ thuốc',
  'phong kham; phong mach; mo phong kham; nha khoa; kham rang; phong kham tu':
    'cấp mới giấy phép hoạt động khám bệnh chữa bệnh',
  'bac si hanh nghe; chung chi hanh nghe y; hanh nghe y': 'giấy phép hành nghề khám bệnh chữa bệnh',
  'thuoc tru sau; thuoc sau; thuoc co; ban thuoc tru sau; cua hang thuoc tru sau': 'buôn bán thuốc bảo vệ thực vật',
  'ban thuoc thu y; cua hang thu y; buon ban thuoc thu y; cua hang thuoc thu y; mo cua hang thuoc thu y; dai ly thuoc thu y':
    'buôn bán thuốc thú y',
  'buon ban thuoc': 'buôn bán thuốc',
  'cay xang; ban xang; ban xang dau; xang dau': 'cửa hàng đủ điều kiện bán lẻ xăng dầu|đại lý bán lẻ xăng dầu',
  'nha nghi; khach san; cam do; tiem cam do; mo nha nghi; mo khach san; massage; mo tiem cam do; antt; dieu kien an ninh':
    'cấp mới giấy chứng nhận đủ điều kiện về an ninh trật tự',
  'khac dau; lam con dau; khac con dau; lam dau': 'đăng ký mẫu con dấu mới',
  'bang ron; treo bang ron; bien quang cao; bang quang cao; pano; bien hieu':
    'thông báo sản phẩm quảng cáo trên bảng quảng cáo băng-rôn',
  'khuyen mai': 'khuyến mại',
  'nhom tre; trong tre; giu tre; mo nhom tre; lop mau giao; mo lop mau giao':
    'thành lập cơ sở giáo dục mầm non độc lập',
  'mo truong mam non; mo nha tre; mo truong mau giao; truong tu thuc':
    'thành lập nhà trẻ trường mẫu giáo trường mầm non',
  'be boi; ho boi; tap boi; day boi; phong tap boi': 'kinh doanh hoạt động thể thao môn bơi lặn',
  'phong gym; gym; the hinh; phong tap; san bong; day vo; yoga': 'đủ điều kiện kinh doanh hoạt động thể thao',
  'xe dich vu; xe hop dong; chay dich vu; phu hieu': 'phù hiệu xe ô tô kinh doanh vận tải',
  // Vehicles.
  'ca vet; cavet; ca vet xe; giay to xe; giay xe': 'chứng nhận đăng ký xe',
  'mat ca vet; mat cavet; mat giay to xe; mat dang ky xe; mat giay dang ky xe; mat bien so; mat bien so xe; mat giay xe; mat ca vet xe':
    'cấp lại chứng nhận đăng ký xe biển số xe',
  'doi bien so; doi dang ky xe; doi bien so xe; doi ca vet; bien so bi mo; bien so mo; bien so cu; bien so xau':
    'đổi chứng nhận đăng ký xe biển số xe',
  'mua xe cu; doi chu xe; xe cu; sang ten xe may; sang ten o to; xe chua sang ten; chua sang ten xe; xe cu chua sang ten; xe may cu; xe khong chinh chu':
    'thay đổi chủ xe đăng ký sang tên xe',
  'ban xe; rut ho so xe; ban xe may': 'thu hồi chứng nhận đăng ký xe biển số xe',
  'mua xe; mua xe may; mua o to; xe moi; lam bien so; boc bien; lam bien so xe; dang ky xe moi; dang ky xe may moi; giay to xe moi mua; xe moi mua; moi mua xe; dang ky xe dien; lam giay to xe moi; lam giay to xe; o to moi mua; xe o to moi':
    'đăng ký xe lần đầu cấp biển số',
  'dang kiem; dang kiem xe; dang kiem o to; kham xe': 'giấy chứng nhận kiểm định tem kiểm định xe cơ giới',
  'bang lai quoc te': 'cấp giấy phép lái xe quốc tế',
  'hoc lai xe; hoc bang lai; thi lai xe': 'cấp giấy phép lái xe',
  // Insurance and pensions.
  'bhxh; bao hiem xa hoi': 'bảo hiểm xã hội|BHXH',
  'bhyt; bao hiem y te': 'bảo hiểm y tế|BHYT',
  'tnld; tai nan lao dong': 'tai nạn lao động|chế độ TNLĐ',
  'tien thai san; nghi de; nghi sinh; bao hiem thai san; thai san':
    'hưởng chế độ thai sản đối với lao động nữ sinh con',
  'thai san cho chong; thai san nam; chong nghi khi vo sinh; vo sinh chong nghi; thai san cua chong':
    'hưởng chế độ thai sản đối với lao động nam khi vợ sinh con',
  'nghi om; om dau; tien om; che do om dau': 'hưởng trợ cấp ốm đau',
  'nghi viec; bi sa thai; tien that nghiep; bao hiem that nghiep': 'hưởng trợ cấp thất nghiệp',
  'luong huu; nghi huu; ve huu; lam luong huu; che do huu tri': 'hưởng lương hưu',
  'mat so bhxh; mat so bao hiem; mat so bao hiem xa hoi; lam lai so bao hiem':
    'cấp lại đổi điều chỉnh thông tin trên sổ BHXH',
  'mat the bao hiem; mat the bao hiem y te; mat the bhyt': 'cấp lại thẻ BHYT|cấp thẻ bảo hiểm y tế',
  'the bao hiem; mua bao hiem y te; mua the bao hiem y te; mua bhyt': 'cấp thẻ bảo hiểm y tế',
  'bao hiem tu nguyen; bhxh tu nguyen; dong bao hiem tu nguyen': 'đóng BHXH tự nguyện',
  'vien phi; thanh toan vien phi; tien vien phi; nam vien; di vien; nhap vien; doi lai tien vien; quen mang the bao hiem; di kham khong mang the':
    'thanh toán trực tiếp chi phí khám bệnh chữa bệnh bảo hiểm y tế',
  'tien tuat; che do tuat': 'hưởng trợ cấp tuất',
  // Work.
  'bi tai nan o cong ty; tai nan o cong ty; tai nan khi lam viec; tai nan tren duong di lam':
    'hưởng chế độ TNLĐ bị TNLĐ|tai nạn lao động',
  'xuat khau lao dong; xkld; di lam nuoc ngoai; di lao dong nuoc ngoai; lam viec o nuoc ngoai':
    'hỗ trợ người lao động đi làm việc ở nước ngoài theo hợp đồng',
  'work permit; giay phep lam viec': 'giấy phép lao động đối với người lao động nước ngoài',
  // Help.
  'thuong binh mat giay; mat giay thuong binh; mat the thuong binh':
    'cấp bổ sung hoặc cấp lại giấy chứng nhận người có công',
  'nguoi co cong chet; nguoi co cong mat; thuong binh mat; thuong binh chet; nguoi co cong tu tran':
    'hưởng trợ cấp khi người có công đang hưởng trợ cấp ưu đãi từ trần',
  'con thuong binh di hoc; con liet si di hoc; con thuong binh; con nguoi co cong di hoc':
    'hỗ trợ để theo học đến trình độ đại học người có công|thân nhân người có công',
  'tam than; bi tam than; bai liet; liet giuong; bai nao; nguoi dien': 'khuyết tật trợ cấp xã hội hàng tháng',
  'chim tau; tau chim; chim tau ca; hong tau; bao lam chim': 'hỗ trợ tàu cá thiệt hại do thiên tai',
  'tien mai tang; tien dam ma; ho tro mai tang; mai tang phi; tien dieu; tien ma chay; tien phung dieu; tien chon cat':
    'chi phí mai táng',
  'thoat ngheo': 'công nhận hộ thoát nghèo',
  'da cam; chat doc da cam; nhiem chat doc': 'người hoạt động kháng chiến bị nhiễm chất độc hóa học',
  'mo liet si; boc mo liet si; chuyen mo liet si; hai cot liet si; di chuyen mo liet si': 'di chuyển hài cốt liệt sĩ',
  'than nhan liet si; con liet si': 'thân nhân liệt sĩ|thân nhân người có công',
  'ma tuy; cai nghien; nghien': 'cai nghiện ma túy tự nguyện',
  'bao hanh; bao luc gia dinh; chong danh; danh vo; bi danh': 'cấm tiếp xúc bạo lực gia đình',
  'vien duong lao; vien mo coi; vao trung tam bao tro; trung tam bao tro':
    'tiếp nhận đối tượng bảo trợ xã hội vào cơ sở trợ giúp xã hội',
  'mo tim; mo tim cho tre em; tim bam sinh': 'phẫu thuật tim cho trẻ em bị bệnh tim bẩm sinh',
  'nha cho nguoi ngheo; xoa nha tam': 'hỗ trợ nhà ở hộ nghèo',
  // Tax.
  'thue khoan; thue ho kinh doanh; nop thue khoan; nop thue ho kinh doanh':
    'khai thuế đối với hộ kinh doanh cá nhân kinh doanh',
  'sua ma so thue; trung ma so thue; ma so thue bi trung; ma so thue bi sai; cap nhat ma so thue; doi thong tin ma so thue; ma so thue ca nhan':
    'đăng ký thay đổi thông tin đăng ký thuế|đăng ký thuế lần đầu cá nhân',
  'hoan tien thue; thue nop thua; nop thua thue': 'hoàn nộp thừa các loại thuế',
  'giam tru gia canh; nguoi phu thuoc': 'đăng ký thuế lần đầu cá nhân người phụ thuộc',
  'thue cho thue nha; thue nha cho thue; cho thue nha': 'khai thuế cá nhân cho thuê bất động sản',
  'thue ban dat; thue ban nha; thue mua ban nha dat; thue chuyen nhuong; thue khi ban nha; thue khi ban dat; thue thu nhap khi ban nha; thue thu nhap khi ban dat; thue mua ban dat; thue thu nhap ban nha; thue sang ten dat':
    'khai thuế thu nhập chuyển nhượng bất động sản',
  'hoa don; hoa don do; xuat hoa don; hoa don dien tu': 'đăng ký sử dụng hóa đơn điện tử',
  'truoc ba xe; truoc ba xe may; truoc ba o to; thue truoc ba xe': 'khai lệ phí trước bạ tài sản khác',
  'truoc ba nha; truoc ba dat; truoc ba nha dat; thue truoc ba nha dat': 'khai lệ phí trước bạ nhà đất',
  'dong ma so thue; huy ma so thue; khoa ma so thue': 'chấm dứt hiệu lực mã số thuế',
  // School.
  'bang tot nghiep; bang cap; bang dai hoc; bang cap 3; bang cap 2; bang thpt': 'văn bằng chứng chỉ',
  'mat bang; mat bang tot nghiep; mat bang cap; mat bang dai hoc; mat bang cap 3; lam lai bang; mat chung chi':
    'cấp lại văn bằng chứng chỉ|cấp bản sao văn bằng chứng chỉ từ sổ gốc',
  'ban sao bang; ban sao bang tot nghiep; sao bang; ban sao bang cap': 'cấp bản sao văn bằng chứng chỉ từ sổ gốc',
  'sua bang; sai ten tren bang; sua ten tren bang; bang bi sai': 'chỉnh sửa nội dung văn bằng chứng chỉ',
  'mien hoc phi; giam hoc phi; tien hoc phi': 'miễn giảm học phí',
  'thi tot nghiep; thi thpt; thi cap 3': 'đăng ký dự thi tốt nghiệp trung học phổ thông',
  'vao dai hoc; thi dai hoc; xet tuyen dai hoc; nguyen vong dai hoc': 'đăng ký xét tuyển trình độ đại học',
  'cham lai bai thi; phuc tra': 'phúc khảo bài thi',
  'tien an trua; an trua': 'hỗ trợ ăn trưa trẻ em mẫu giáo',
  // Justice.
  'luat su mien phi; nho luat su; tu van phap luat mien phi; nho luat su mien phi; luat su bao chua; can luat su; bao chua mien phi; nguoi ngheo can luat su':
    'yêu cầu trợ giúp pháp lý',
  'khieu kien; kien chinh quyen': 'giải quyết khiếu nại quyết định hành chính',
  'doi boi thuong; boi thuong oan sai; oan sai': 'giải quyết yêu cầu bồi thường',
  // Farming.
  'nuoi lon; nuoi ga; nuoi heo; nuoi bo; nuoi vit; trang trai; mo trang trai; chuong trai': 'chăn nuôi trang trại',
  'lon chet; heo chet; ga chet; vit chet; dich ta lon; ta lon; cum gia cam; dich benh':
    'hỗ trợ bị thiệt hại do dịch bệnh động vật',
  'kiem dich; kiem dich lon; cho lon; cho heo; van chuyen lon':
    'kiểm dịch động vật vận chuyển ra khỏi địa bàn cấp tỉnh',
  'bac si thu y': 'chứng chỉ hành nghề thú y',
  'nuoi ca; nuoi tom; long be; ca long': 'nuôi trồng thủy sản lồng bè',
  'danh ca; danh bat; danh bat ca; tau danh ca': 'giấy phép khai thác thủy sản',
  'dat lua; dat trong lua; chuyen dat lua': 'chuyển đổi cơ cấu cây trồng trên đất trồng lúa',
  'khoan gieng; dao gieng; gieng khoan': 'hành nghề khoan nước dưới đất|khai thác nước dưới đất',
  'chat cay; don cay; cua cay': 'chặt hạ dịch chuyển cây xanh',
  // Culture.
  'hoi lang; le hoi lang; le hoi': 'tổ chức lễ hội',
  'ca nhac; van nghe; dem nhac': 'tổ chức biểu diễn nghệ thuật',
  'hop dao; sinh hoat dao; di le; tin lanh; nhom dao; dao tin lanh; hoi thanh; diem nhom':
    'sinh hoạt tôn giáo tập trung',
  // English.
  'new baby; newborn; register baby; baby': 'đăng ký khai sinh',
  'school transfer; change school; transfer school': 'chuyển trường và tiếp nhận học sinh',
  'death certificate; death': 'đăng ký khai tử',
  'open a shop; open shop; start a business; small business; open a business': 'đăng ký thành lập hộ kinh doanh',
  'social insurance': 'bảo hiểm xã hội',
  'land transfer; buy land; sell land; buy house': 'chuyển nhượng quyền sử dụng đất',
  'disability; disabled': 'khuyết tật',
  'poor household': 'công nhận hộ nghèo',
  'extend visa; visa extension': 'gia hạn tạm trú cho người nước ngoài',
  'work abroad': 'đi làm việc ở nước ngoài theo hợp đồng',
  'company; start a company; open company': 'đăng ký thành lập công ty',
  'copy of birth certificate; birth certificate copy': 'bản sao giấy khai sinh',
  'health insurance': 'cấp thẻ bảo hiểm y tế',
  unemployment: 'trợ cấp thất nghiệp',
  pension: 'hưởng lương hưu',
  'tax code': 'đăng ký thuế mã số thuế',
  'id card; identity card; citizen id': 'cấp thẻ căn cước',
  'food safety': 'an toàn thực phẩm',
  'red book; pink book; land use right': 'giấy chứng nhận quyền sử dụng đất',
  adoption: 'đăng ký việc nuôi con nuôi',
  notary: 'chứng thực',
  'vehicle registration; license plate; licence plate': 'đăng ký xe cấp biển số',
  'driving license; driver license; drivers license; driver licence': 'đổi giấy phép lái xe',
  maternity: 'hưởng chế độ thai sản',
  'construction permit': 'cấp giấy phép xây dựng mới',
  'business registration; business license; business licence': 'đăng ký thành lập hộ kinh doanh',
  divorce: 'ly hôn',
  'single status; single certificate': 'giấy xác nhận tình trạng hôn nhân',
  'criminal record; police check; police clearance': 'phiếu lý lịch tư pháp',
  'residence card': 'cấp thẻ tạm trú cho người nước ngoài',
  'lost passport': 'trình báo mất hộ chiếu phổ thông',
};
